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
      "city = 'Seattle' OR points > 50000 OR birthYear IS NULL"),

  // of lists, time zones, patterns, functions, saved audiences
  ANY_ORDER(
      Data.SHOPPERS,
      "profiles where any orders where price > 300 and store = \"N7\"",
      "len(list_filter(orders, lambda o: o.price > 300 AND o.store = 'N7')) > 0"),
  ALL_ORDERS(
      Data.SHOPPERS,
      "profiles where count(orders) > 1 and all orders where price < 100",
      "len(orders) > 1 AND len(list_filter(orders, lambda o: o.price < 100)) = len(orders)"),
  COUNT_ORDERS(
      Data.SHOPPERS,
      "profiles where count(orders where at in last 90 days) >= 2",
      """
      len(list_filter(orders, lambda o: o."at" > TIMESTAMPTZ '2025-12-01 09:00:00Z' \
      AND o."at" <= TIMESTAMPTZ '2026-03-01 09:00:00Z')) >= 2"""),
  SUM_ORDERS(
      Data.SHOPPERS,
      "profiles where sum(orders.price where store in (\"N1\", \"N2\", \"N3\")) > 150",
      """
      list_sum(list_transform(list_filter(orders, lambda o: o.store IN ('N1', 'N2', 'N3')), \
      lambda o: o.price)) > 150"""),
  MAX_ORDER(
      Data.SHOPPERS,
      "profiles where max(orders.price) > 3 * avg(orders.price)",
      """
      list_max(list_transform(orders, lambda o: o.price)) \
      > 3 * list_avg(list_transform(orders, lambda o: o.price))"""),
  INTERESTS(
      Data.SHOPPERS,
      "profiles where interests intersects (\"golf\", \"chess\") and not interests contains \"wine\"",
      "list_has_any(interests, ['golf', 'chess']) AND NOT list_contains(interests, 'wine')"),
  ZONE(
      Data.SHOPPERS,
      "profiles where weekday(lastSeen) in (6, 7) and hour(lastSeen) between 9 and 17",
      "isodow(lastSeen) IN (6, 7) AND hour(lastSeen) BETWEEN 9 AND 17"),
  MAIL_PATTERN(
      Data.SHOPPERS,
      "profiles where email matches \"^[a-m][a-z]*\\\\.[0-9]*7@(mail|post)\\\\.example$\"",
      "regexp_matches(email, '^[a-m][a-z]*\\.[0-9]*7@(mail|post)\\.example$')"),
  FUNCTIONS(
      Data.SHOPPERS,
      "profiles where age(birthDate) between 30 and 39 and length(email) % 2 = 0",
      """
      date_diff('year', birthDate, DATE '2026-03-01') - CASE WHEN (month(birthDate), \
      day(birthDate)) > (3, 1) THEN 1 ELSE 0 END BETWEEN 30 AND 39 AND length(email) % 2 = 0"""),
  IN_SAVED(
      Data.SHOPPERS,
      "profiles where in audience Regulars and points > 20_000",
      "crmId IN (SELECT crmId FROM regulars) AND points > 20000");

  private final Data data;
  private final String audience;
  private final String condition;

  Question(String audience, String condition) {
    this(Data.PEOPLE, audience, condition);
  }

  Question(Data data, String audience, String condition) {
    this.data = data;
    this.audience = audience;
    this.condition = condition;
  }

  Data data() {
    return data;
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
