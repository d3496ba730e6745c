package dev.wend.check;

import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.If;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.type.Widening;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** From the type that an expression has to the type that its place wants. */
final class Conversions {
  private Conversions() {}

  static boolean isBroken(Typed value) {
    return value.type() == Scalar.ERROR;
  }

  static boolean isMissing(Typed value) {
    return value.type() == Scalar.MISSING;
  }

  /** A number as a wider one; constants are converted here. */
  static Typed widen(Typed value, Type to) {
    if (value.type().equals(to)) {
      return value;
    }
    if (value instanceof Constant constant && constant.value() != null) {
      Optional<Typed> converted = constant(constant, to);
      if (converted.isPresent()) {
        return converted.get();
      }
    }
    return new Apply(operator(value.type(), to), List.of(value), to, value.span());
  }

  private static Operator operator(Type from, Type to) {
    if (from == Scalar.INT) {
      return to == Scalar.DOUBLE ? Operator.INT_TO_DOUBLE : Operator.INT_TO_DECIMAL;
    }
    return to == Scalar.DOUBLE ? Operator.DECIMAL_TO_DOUBLE : Operator.DECIMAL_TO_DECIMAL;
  }

  /** Empty where the value would change or has no room. */
  private static Optional<Typed> constant(Constant constant, Type to) {
    BigDecimal exact = new BigDecimal(constant.value().toString());
    if (to == Scalar.DOUBLE) {
      return Optional.of(new Constant(to, exact.doubleValue() + 0.0, constant.span()));
    }
    int digits = ((Type.Decimal) to).digits();
    if (exact.stripTrailingZeros().scale() > digits) {
      return Optional.empty();
    }
    BigDecimal scaled = exact.setScale(digits);
    boolean fits = scaled.unscaledValue().abs().bitLength() < Long.SIZE;
    return fits ? Optional.of(new Constant(to, scaled, constant.span())) : Optional.empty();
  }

  /** The type that two values of one place have together. */
  static Optional<Type> common(Typed a, Typed b) {
    if (isBroken(a) || isBroken(b)) {
      return Optional.of(Scalar.ERROR);
    }
    if (isMissing(a) || isMissing(b)) {
      return Optional.of(isMissing(a) ? b.type() : a.type());
    }
    Optional<Type> wider = Widening.common(a.type(), b.type());
    if (wider.isPresent()) {
      return wider;
    }
    return fit(a, b.type()).isPresent() ? Optional.of(b.type()) : fit(b, a.type()).map(Typed::type);
  }

  /** A value as the type of its place, where it fits; decimals are rounded half to even. */
  static Optional<Typed> fit(Typed value, Type to) {
    Type from = value.type();
    if (from.equals(to) || from == Scalar.ERROR || to == Scalar.ERROR) {
      return Optional.of(value);
    }
    if (value instanceof Constant constant && isMissing(value)) {
      return Optional.of(new Constant(to, constant.value(), value.span()));
    }
    if (Widening.widens(from, to) || (from instanceof Type.Decimal && to instanceof Type.Decimal)) {
      return Optional.of(widen(value, to));
    }
    if (value instanceof Constant constant && to instanceof Type.Enumeration choice) {
      return from == Scalar.STRING && choice.values().contains(constant.value())
          ? Optional.of(new Constant(to, constant.value(), value.span()))
          : Optional.empty();
    }
    if (value instanceof If choice) {
      return fit(choice.then(), to)
          .flatMap(
              then ->
                  fit(choice.otherwise(), to)
                      .map(o -> new If(choice.condition(), then, o, to, choice.span())));
    }
    if (value instanceof Coalesce choice) {
      return fit(choice.first(), to)
          .flatMap(
              first ->
                  fit(choice.second(), to)
                      .map(second -> new Coalesce(first, second, to, choice.span())));
    }
    return Optional.empty();
  }
}
