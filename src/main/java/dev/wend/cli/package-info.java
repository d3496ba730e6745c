/**
 * The command line: words in, a report and an exit status out. The only place that sees a terminal,
 * commons-cli and the progress bar. Knows nothing of how an answer is found.
 */
package dev.wend.cli;
