/**
 * What an engine that sends runs: a message as it is written for somebody, over the values of a
 * program. Knows nothing of the language, of programs and of the store: a value is a number here,
 * the place among what the program gives.
 */
package dev.wend.step;
