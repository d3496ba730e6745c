/**
 * What a journey is made of when it runs: the few acts that an engine knows, in a flat list, and
 * the rules around them. Knows nothing of the language, of programs and of the store: an expression
 * is a number here, the place of its program among those of the journey.
 */
package dev.wend.step;
