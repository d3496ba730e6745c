package dev.wend.cli;

/**
 * An option of a command.
 *
 * @param name without the dashes
 * @param letter a short name that stands after one dash; empty when it has none
 * @param argument what stands after it, e.g. {@code DIR}; empty when nothing does
 * @param sentence what it does
 */
record Flag(String name, String letter, String argument, String sentence) {
  Flag(String name, String argument, String sentence) {
    this(name, "", argument, sentence);
  }

  static final Flag STORE = new Flag("store", "DIR", "The folder of the store.");
  static final Flag AT =
      new Flag("at", "TIME", "The time of evaluation, e.g. 2026-03-01T09:00Z; now without it.");

  static final Flag CHECK =
      new Flag("check", "", "Write nothing; name what would change, with exit status 1.");

  /** What every command takes. */
  static final Flag FORMAT =
      new Flag("format", "text|json", "How to print the result; text without it.");

  static final Flag DEBUG = new Flag("debug", "", "Print a stack trace where something fails.");
  static final Flag HELP = new Flag("help", "h", "", "Print this help.");

  /** As written in help: {@code --store DIR}, {@code -o, --out FILE}. */
  String usage() {
    return (letter.isEmpty() ? "" : "-" + letter + ", ")
        + "--"
        + name
        + (argument.isEmpty() ? "" : " " + argument);
  }
}
