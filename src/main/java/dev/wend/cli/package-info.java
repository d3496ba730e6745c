/** The command line: commands, options, exit codes, the terminal. Everything may be known here. */
package dev.wend.cli;
