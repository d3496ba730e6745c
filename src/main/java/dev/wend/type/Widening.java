package dev.wend.type;

import java.util.Optional;

/** Which types become which by themselves: int, then decimal, then double; nothing else. */
public final class Widening {
  private Widening() {}

  /** Whether a value of one type stands as it is, or widened without loss of kind, for another. */
  public static boolean widens(Type from, Type to) {
    if (from.equals(to)) {
      return true;
    }
    return from.isNumber() && to.isNumber() && rank(from) < rank(to);
  }

  /**
   * The narrowest type that both become: of two decimals the one with more digits. Empty for types
   * that have none.
   */
  public static Optional<Type> common(Type a, Type b) {
    if (a.equals(b)) {
      return Optional.of(a);
    }
    if (!a.isNumber() || !b.isNumber()) {
      return Optional.empty();
    }
    if (a instanceof Type.Decimal x && b instanceof Type.Decimal y) {
      return Optional.of(x.digits() >= y.digits() ? x : y);
    }
    return Optional.of(rank(a) >= rank(b) ? a : b);
  }

  private static int rank(Type number) {
    return number == Scalar.INT ? 0 : number == Scalar.DOUBLE ? 2 : 1;
  }
}
