package dev.wend.diag;

/**
 * A problem in a source: which rule, where, one sentence and what to write instead.
 *
 * @param hint what to write instead; empty when there is nothing to add
 */
public record Diagnostic(Fault fault, Source source, Span span, String message, String hint) {
  /** The same in the file that it is of, where several are joined. */
  public Diagnostic inFile() {
    return new Diagnostic(fault, source.file(span.offset()), source.inFile(span), message, hint);
  }

  public boolean isError() {
    return fault.severity() == Severity.ERROR;
  }

  /** The line it begins in, from 1. */
  public int line() {
    return source.line(span.offset());
  }

  /** The column it begins at, from 1, in code points. */
  public int column() {
    return source.column(span.offset());
  }

  /** The line it ends in. */
  public int endLine() {
    return source.line(span.end());
  }

  /** The column after its last character. */
  public int endColumn() {
    return source.column(span.end());
  }
}
