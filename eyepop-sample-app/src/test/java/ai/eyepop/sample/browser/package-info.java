/**
 * Tests of the pages in a real browser. Classes are named {@code *BrowserIT} and
 * annotated with {@link ai.eyepop.sample.browser.BrowserTest @BrowserTest}.
 */
@NullMarked
package ai.eyepop.sample.browser;

import org.jspecify.annotations.NullMarked;
