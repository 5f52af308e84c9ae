/**
 * An EyePop service in a box: the wire protocol over real HTTP, with classical image
 * analysis in place of EyePop's models.
 * <p>
 * {@link ai.eyepop.emulator.EyePopEmulator} embeds it in a virtual machine,
 * {@link ai.eyepop.emulator.EyePopEmulatorApplication} runs it as a program. It depends
 * on nothing else of this project: it is an independent reading of the protocol. What it
 * finds in an image is really in the image, and the same image gives the same answer: but
 * it finds shapes, QR codes and colours, whatever ability a Pop names. Nothing of it says
 * anything about the quality of EyePop's models.
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator;
