/**
 * The interactive prompt: lines in, answers out. The only place that sees JLine. Knows nothing of
 * how an answer is found, nor of the command line around it.
 */
package dev.wend.repl;
