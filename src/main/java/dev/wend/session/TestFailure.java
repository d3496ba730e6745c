package dev.wend.session;

import dev.wend.diag.Span;

/** A step of a test that did not do what it should: the one exception that a test's run throws. */
final class TestFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span place;

  /**
   * @param message lines for a reader
   */
  TestFailure(Span place, String message) {
    super(message);
    this.place = place;
  }

  Span place() {
    return place;
  }
}
