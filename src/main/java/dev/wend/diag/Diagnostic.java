package dev.wend.diag;

/**
 * A problem in a source: which rule, where, one sentence and what to write instead.
 *
 * @param hint what to write instead; empty when there is nothing to add
 */
public record Diagnostic(Fault fault, Source source, Span span, String message, String hint) {
  public boolean isError() {
    return fault.severity() == Severity.ERROR;
  }
}
