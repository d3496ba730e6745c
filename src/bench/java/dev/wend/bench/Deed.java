package dev.wend.bench;

/** An audience of people by what they did, and the same question to DuckDB. */
public enum Deed {
  COUNT(
      "profiles where count(Purchase in last 31 days) >= 3",
      """
      SELECT person FROM Purchase WHERE time > TIMESTAMP '2026-01-29 09:00:00' \
      AND time <= TIMESTAMP '2026-03-01 09:00:00' GROUP BY person HAVING count(*) >= 3"""),
  SUM(
      "profiles where sum(Purchase.price) > 500",
      "SELECT person FROM Purchase GROUP BY person HAVING sum(price) > 500"),
  LAST(
      "profiles where days since last Purchase between 30 and 90",
      """
      SELECT person FROM Purchase GROUP BY person \
      HAVING date_diff('day', max(time), TIMESTAMP '2026-03-01 09:00:00') BETWEEN 30 AND 90"""),
  CART_THEN_PURCHASE(
      "profiles where sequence(AddToCart then Purchase within 1 day)",
      """
      SELECT DISTINCT p.person FROM Purchase p ASOF JOIN AddToCart c \
      ON p.person = c.person AND p.time > c.time WHERE p.time < c.time + INTERVAL 1 DAY"""),
  CART_AND_NO_PURCHASE(
      "profiles where sequence(AddToCart then no Purchase within 1 day)",
      """
      SELECT DISTINCT c.person FROM AddToCart c ASOF LEFT JOIN Purchase p \
      ON p.person = c.person AND p.time > c.time \
      WHERE c.time + INTERVAL 1 DAY <= TIMESTAMP '2026-03-01 09:00:00' \
      AND (p.time IS NULL OR p.time >= c.time + INTERVAL 1 DAY)""");

  private final String audience;
  private final String sql;

  Deed(String audience, String sql) {
    this.audience = audience;
    this.sql = sql;
  }

  /** As a script writes it after {@code audience X =}. */
  String audience() {
    return audience;
  }

  String sql() {
    return sql;
  }
}
