/**
 * What all pages share: who may come in, who answers, and how failures are told.
 */
@NullMarked
package ai.eyepop.sample.web;

import org.jspecify.annotations.NullMarked;
