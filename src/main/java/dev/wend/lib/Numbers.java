package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.Arrays;
import java.util.List;

/** Of numbers, and of the lesser and greater of two values. */
final class Numbers {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "abs(x: number): number",
              types -> types.get(0),
              "The number without its sign.",
              Numbers::abs,
              "abs(-3)",
              "3",
              "abs(-2.50)",
              "2.50")
          .atLeast(0)
          .row(
              "sign(x: number): int",
              "-1, 0 or 1: the sign of a number.",
              in ->
                  in.give(isReal(in) ? (long) Math.signum(in.real(0)) : Long.signum(in.number(0))),
              "sign(-2.5)",
              "-1")
          .within(-1, 1)
          .row(
              "div(a: int, b: int): int",
              "The whole part of a / b; nothing where b is 0.",
              Numbers::div,
              "div(7, 2)",
              "3",
              "div(-7, 2)",
              "-3",
              "div(1, 0)",
              "missing")
          .row(
              "sqrt(x: double): double",
              "The square root; nothing for a negative number.",
              in -> in.give(Math.sqrt(in.real(0))),
              "sqrt(9)",
              "6 / 2",
              "sqrt(-1)",
              "missing")
          .atLeast(0)
          .row(
              "pow(x: double, power: double): double",
              "A number to a power.",
              in -> in.give(Math.pow(in.real(0), in.real(1))),
              "pow(2, 10)",
              "2048 / 2")
          .row(
              "least(a: ordered, b: ordered): ordered",
              types -> types.get(0),
              "The lesser of two values of one type.",
              chosen(false),
              "least(3, 5)",
              "3",
              "least(\"b\", \"a\")",
              "\"a\"")
          .row(
              "greatest(a: ordered, b: ordered): ordered",
              types -> types.get(0),
              "The greater of two values of one type.",
              chosen(true),
              "greatest(3, 5)",
              "5",
              "greatest(2026-01-01, 2025-01-01)",
              "2026-01-01")
          .row(
              "exp(x: double): double",
              "The number e to a power.",
              in -> in.give(Math.exp(in.real(0))),
              "exp(0)",
              "2 / 2")
          .atLeast(0)
          .row(
              "ln(x: double): double",
              "The logarithm to the base e; nothing for a number that is not above 0.",
              in -> in.give(Math.log(in.real(0))),
              "ln(1)",
              "0 / 1",
              "ln(0)",
              "missing")
          .row(
              "log10(x: double): double",
              "The logarithm to the base 10; nothing for a number that is not above 0.",
              in -> in.give(Math.log10(in.real(0))),
              "log10(1000)",
              "6 / 2")
          .row(
              "hasBits(x: int, mask: int): bool",
              "Whether all bits that are set in a mask are set in a number.",
              in -> in.give((in.number(0) & in.number(1)) == in.number(1) ? 1 : 0),
              "hasBits(6, 2)",
              "true",
              "hasBits(6, 1)",
              "false")
          .row(
              "setBits(x: int, mask: int): int",
              "The number with the bits of a mask set.",
              in -> in.give(in.number(0) | in.number(1)),
              "setBits(4, 3)",
              "7")
          .row(
              "clearBits(x: int, mask: int): int",
              "The number with the bits of a mask cleared.",
              in -> in.give(in.number(0) & ~in.number(1)),
              "clearBits(7, 2)",
              "5")
          .rows();

  private Numbers() {}

  private static boolean isReal(Invocation in) {
    return in.type(0) == Scalar.DOUBLE;
  }

  private static void abs(Invocation in) {
    if (isReal(in)) {
      in.give(Math.abs(in.real(0)));
    } else {
      in.give(Math.abs(in.number(0)));
    }
  }

  private static void div(Invocation in) {
    if (in.number(1) != 0) {
      in.give(in.number(0) / in.number(1));
    }
  }

  private static Body chosen(boolean greater) {
    return in -> {
      int order = compare(in);
      give(in, (greater ? order >= 0 : order <= 0) ? 0 : 1);
    };
  }

  private static int compare(Invocation in) {
    Type type = in.type(0);
    if (type == Scalar.STRING) {
      // Bytes of UTF-8 stand in the order of code points.
      var a = in.text(0);
      var b = in.text(1);
      return Arrays.compareUnsigned(
          a.bytes, a.offset, a.offset + a.length, b.bytes, b.offset, b.offset + b.length);
    }
    return type == Scalar.DOUBLE
        ? Double.compare(in.real(0), in.real(1))
        : Long.compare(in.number(0), in.number(1));
  }

  private static void give(Invocation in, int argument) {
    Type type = in.type(0);
    if (type == Scalar.STRING) {
      in.give(in.text(argument).bytes, in.text(argument).offset, in.text(argument).length);
    } else if (type == Scalar.DOUBLE) {
      in.give(in.real(argument));
    } else {
      in.give(in.number(argument));
    }
  }
}
