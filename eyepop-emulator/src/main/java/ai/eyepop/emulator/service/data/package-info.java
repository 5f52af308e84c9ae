/**
 * State of the Data API: datasets with their versions, assets, models, aliases, abilities
 * and workflows, and what happens to them by itself.
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.service.data;
