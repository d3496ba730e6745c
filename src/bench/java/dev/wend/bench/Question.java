package dev.wend.bench;

/**
 * An audience and the same question to DuckDB. Wend's tests are false on a missing value and {@code
 * not} is an exact complement; where SQL's three values would give another answer, the SQL says
 * what is meant.
 */
public enum Question {
  STORE_OPENING(
      "profiles where city in (\"Atlanta\", \"San Francisco\", \"Seattle\") and birthYear > 1980",
      "city IN ('Atlanta', 'San Francisco', 'Seattle') AND birthYear > 1980"),

  NAME_PREFIX("profiles where firstName starts with \"Ma\"", "starts_with(firstName, 'Ma')"),
  CITY_CONTAINS("profiles where city contains \"san\" ignoring case", "city ILIKE '%san%'"),
  CITY_PATTERN(
      "profiles where city matches \"^(New|Old) .*(o|a)n\"",
      "regexp_matches(city, '^(New|Old) .*(o|a)n')"),
  MAIL_DOMAIN(
      "profiles where email ends with \"@example.org\"", "ends_with(email, '@example.org')"),
  RANGES(
      "profiles where points between 1_000 and 5_000 and birthYear between 1970 and 1989",
      "points BETWEEN 1000 AND 5000 AND birthYear BETWEEN 1970 AND 1989"),
  MONEY(
      "profiles where spent > 250.00 and spent <= 1_000.00", "spent > 250.00 AND spent <= 1000.00"),
  DATES(
      "profiles where lastSeen since 2025-12-01 or lastSeen before 2019-07-01",
      "lastSeen >= DATE '2025-12-01' OR lastSeen < DATE '2019-07-01'"),
  DATE_PARTS(
      "profiles where month(lastSeen) in (11, 12) and year(lastSeen) = 2024",
      "month(lastSeen) IN (11, 12) AND year(lastSeen) = 2024"),
  NESTED(
      """
      profiles where (city in ("Chicago", "Boston") or points > 90_000) \
      and not (birthYear < 1960 or points = 0) or (firstName = "Anna" and spent > 100)""",
      """
      (city IN ('Chicago', 'Boston') OR points > 90000) \
      AND (birthYear < 1960 OR points = 0) IS NOT TRUE OR (firstName = 'Anna' AND spent > 100)"""),
  ALGEBRA(
      """
      (profiles where city = "Seattle") union (profiles where points > 50_000) \
      union (profiles where birthYear is missing)""",
      "city = 'Seattle' OR points > 50000 OR birthYear IS NULL");

  private final String audience;
  private final String condition;

  Question(String audience, String condition) {
    this.audience = audience;
    this.condition = condition;
  }

  /** As a script writes it after {@code audience X =}. */
  String audience() {
    return audience;
  }

  /** After {@code WHERE}. */
  String condition() {
    return condition;
  }
}
