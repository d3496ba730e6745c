/**
 * What people get: messages with the values of those who read them. Knows nothing of the language.
 */
package dev.wend.journey;
