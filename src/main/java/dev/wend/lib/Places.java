package dev.wend.lib;

import java.util.List;

/** Of places on earth. */
final class Places {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "distance(latitude1: double, longitude1: double, latitude2: double, longitude2: double): double",
              "Kilometres between two places given in degrees, along a sphere of the earth's mean radius; nothing where a latitude is beyond 90 or a longitude beyond 180.",
              Places::distance,
              "round(distance(48.8566, 2.3522, 51.5074, -0.1278))",
              "344",
              "distance(91, 0, 0, 0)",
              "missing")
          .within(0, 20_016)
          .rows();

  /** In kilometres (IUGG). */
  private static final double EARTH_RADIUS = 6371.0088;

  private Places() {}

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
