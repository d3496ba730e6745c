package dev.wend.diag;

/**
 * The table of every diagnostic. A row holds the id that users may search for, the severity, one
 * plain sentence and what to write instead; {@code {}} stands for an argument, in order. How to
 * write a row: docs/diagnostics-style.md.
 */
public enum Fault {
  // --- syntax: what the text is made of (package syntax) ---
  SYNTAX("E-syntax", Severity.ERROR, "{}", "{}"),

  // --- check: names, types, rules (package check) ---
  UNKNOWN_NAME("E-name", Severity.ERROR, "`{}` is not declared here.", "{}"),

  // --- load: a script and the files of its sources (package load) ---
  NO_COLUMN("E-column", Severity.ERROR, "The file `{}` has no column `{}`.", "{}"),
  COLUMN_TWICE(
      "E-column-twice",
      Severity.ERROR,
      "The file `{}` has two columns `{}`.",
      "Rename one in the file, or leave the header out and write `columns` with all names."),
  NO_KEY_COLUMN(
      "E-file-key",
      Severity.ERROR,
      "Nothing in the file `{}` gives the key `{}`.",
      "Write `{} = COLUMN`, or `{} = row` to number the rows.");

  private final String id;
  private final Severity severity;
  private final String message;
  private final String hint;

  Fault(String id, Severity severity, String message, String hint) {
    this.id = id;
    this.severity = severity;
    this.message = message;
    this.hint = hint;
  }

  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /** The sentence, with {@code {}} where an argument goes. */
  public String message() {
    return message;
  }

  /**
   * What to write instead, with {@code {}} where an argument goes; empty where there is nothing to
   * add.
   */
  public String hint() {
    return hint;
  }

  /**
   * This problem at a place; the arguments fill the {@code {}} of the message and then those of the
   * hint.
   */
  public Diagnostic at(Source source, Span span, Object... arguments) {
    int inMessage = Template.holes(message);
    return new Diagnostic(
        this,
        source,
        span,
        Template.fill(message, arguments, 0),
        Template.fill(hint, arguments, inMessage));
  }
}
