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
              "2.5")
          .row(
              "sign(x: number): int",
              "-1, 0 or 1: the sign of a number.",
              in ->
                  in.give(isReal(in) ? (long) Math.signum(in.real(0)) : Long.signum(in.number(0))),
              "sign(-2.5)",
              "-1")
          .row(
              "round(x: decimal): int",
              "The nearest whole number; a half goes away from zero.",
              in -> in.give(rounded(in.number(0), Scale.power(Scale.digits(in.type(0))))),
              "round(2.5)",
              "3",
              "round(-2.5)",
              "-3")
          .row(
              "round(x: double): int",
              "The nearest whole number; a half goes away from zero.",
              in -> Scale.giveWhole(in, rounded(in.real(0))),
              "round(5 / 2)",
              "3")
          .row(
              "floor(x: decimal): int",
              "The greatest whole number that is not above.",
              in -> in.give(Math.floorDiv(in.number(0), Scale.power(Scale.digits(in.type(0))))),
              "floor(-2.1)",
              "-3")
          .row(
              "floor(x: double): int",
              "The greatest whole number that is not above.",
              in -> Scale.giveWhole(in, Math.floor(in.real(0))),
              "floor(5 / 2)",
              "2")
          .row(
              "ceil(x: decimal): int",
              "The least whole number that is not below.",
              in -> in.give(-Math.floorDiv(-in.number(0), Scale.power(Scale.digits(in.type(0))))),
              "ceil(2.1)",
              "3")
          .row(
              "ceil(x: double): int",
              "The least whole number that is not below.",
              in -> Scale.giveWhole(in, Math.ceil(in.real(0))),
              "ceil(5 / 2)",
              "3")
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
              "distance(latitude1: double, longitude1: double, latitude2: double, longitude2: double): double",
              "Kilometres between two places given in degrees, along a sphere of the earth's mean radius; nothing where a latitude is beyond 90 or a longitude beyond 180.",
              Numbers::distance,
              "round(distance(48.8566, 2.3522, 51.5074, -0.1278))",
              "344",
              "distance(91, 0, 0, 0)",
              "missing")
          .rows();

  /** In kilometres (IUGG). */
  private static final double EARTH_RADIUS = 6371.0088;

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

  private static long rounded(long units, long unit) {
    long whole = units / unit;
    long rest = Math.abs(units % unit);
    // rest >= unit / 2 without overflow; a unit of 1 leaves no rest.
    return unit > 1 && rest >= unit - rest ? whole + Long.signum(units) : whole;
  }

  private static double rounded(double x) {
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return Math.abs(x - whole) >= 0.5 ? whole + Math.signum(x) : whole;
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

  /** By the haversine formula. */
  private static void distance(Invocation in) {
    if (!isPlace(in.real(0), in.real(1)) || !isPlace(in.real(2), in.real(3))) {
      return;
    }
    double latitude1 = Math.toRadians(in.real(0));
    double latitude2 = Math.toRadians(in.real(2));
    double north = Math.sin((latitude2 - latitude1) / 2);
    double east = Math.sin(Math.toRadians(in.real(3) - in.real(1)) / 2);
    double chord = north * north + Math.cos(latitude1) * Math.cos(latitude2) * east * east;
    in.give(2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord))));
  }

  private static boolean isPlace(double latitude, double longitude) {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }
}
