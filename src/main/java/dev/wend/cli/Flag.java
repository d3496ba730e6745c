package dev.wend.cli;

/**
 * An option of a command.
 *
 * @param name without the dashes
 * @param argument what stands after it, e.g. {@code DIR}; empty when nothing does
 * @param sentence what it does
 */
record Flag(String name, String argument, String sentence) {
  static final Flag STORE = new Flag("store", "DIR", "The folder of the store.");
  static final Flag AT =
      new Flag("at", "TIME", "The time of evaluation, e.g. 2026-03-01T09:00Z; now without it.");

  static final Flag CHECK =
      new Flag("check", "", "Write nothing; name what would change, with exit status 1.");

  /** What every command takes. */
  static final Flag FORMAT =
      new Flag("format", "text|json", "How to print the result; text without it.");

  static final Flag DEBUG = new Flag("debug", "", "Print a stack trace where something fails.");
  static final Flag HELP = new Flag("help", "", "Print this help.");

  /** As written in help: {@code --store DIR}. */
  String usage() {
    return "--" + name + (argument.isEmpty() ? "" : " " + argument);
  }
}
