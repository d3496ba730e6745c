package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;

/**
 * A script that a rule refuses or hints at.
 *
 * @param marked the script with the place of the problem in {@code «»}
 * @param hint what the message's hint says
 */
record FaultExample(Fault fault, String marked, String hint) {
  /** What most examples take for granted. */
  static final String PROFILE =
      """
      profile {
        crmId:     string key
        email:     string identity
        firstName: string
        city:      string
        birthYear: int
        birthDate: date
        joined:    datetime
        wakesAt:   time
        price:     decimal(2)
        score:     double
        active:    bool
        tier:      enum("gold", "silver", "basic") default "basic"
        stay:      duration
      }
      """;

  /** A condition over {@link #PROFILE}. */
  static FaultExample where(Fault fault, String condition, String hint) {
    return script(fault, "audience A = profiles where " + condition, hint);
  }

  /** A script after {@link #PROFILE}. */
  static FaultExample script(Fault fault, String marked, String hint) {
    return new FaultExample(fault, PROFILE + marked, hint);
  }

  /** A script that stands alone. */
  static FaultExample alone(Fault fault, String marked, String hint) {
    return new FaultExample(fault, marked, hint);
  }

  /** The fields of a profile that has a key besides. */
  static FaultExample fields(Fault fault, String fields, String hint) {
    return alone(fault, "profile { id: string key\n" + fields + "\n}", hint);
  }

  String text() {
    return marked.replace("«", "").replace("»", "");
  }

  Span span() {
    int start = marked.indexOf('«');
    return new Span(start, marked.indexOf('»') - start - 1);
  }

  @Override
  public String toString() {
    return fault.id() + ": " + marked.replace(PROFILE, "").strip();
  }
}
