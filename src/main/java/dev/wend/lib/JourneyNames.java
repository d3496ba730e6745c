package dev.wend.lib;

/**
 * How the advanced expressions of Journey Optimizer are said, in the layout of {@link ForeignName}.
 */
final class JourneyNames {
  static final String ROWS =
      """
      events | @event{Order.price} | order.price | By the name after `as`.
      value | #{Source.group.path} | s | A field stands by its name.
      value | @{x, defaultValue: y} | x ?: y |
      list | tags.entry("color") | tags["color"] |
      list | tags.firstEntryKey() | first(keys(tags)) |
      list | tags.keys() | keys(tags) |
      list | orders.all(price > 50) | list(orders where price > 50) |
      list | orders.first(price > 50) | first(orders where price > 50).price |
      list | orders.last(price > 50) | last(orders where price > 50).price |
      list | ns.at(0) | ns[0] |
      value | if (c) then (x) else (y) | if c then x else y |
      value | s is null | s is missing |
      value | s is not null | s is present |
      value | s == s2 | s = s2 |
      value | s is numeric | double(s) is present |
      value | s is integer | int(s) is present |
      value | s is decimal | decimal(s) is present |
      list | avg(ns) | avg(ns) |
      value | avg(x, y) | (x + y) / 2 |
      list | max(ns) | max(ns) |
      value | max(x, y) | greatest(x, y) |
      list | min(ns) | min(ns) |
      value | min(x, y) | least(x, y) |
      list | sum(ns) | sum(ns) |
      value | sum(x, y) | x + y |
      list | count(ns) | count(ns) |
      none | countOnlyNull(ns) | | A list holds no missing items; of objects: `count(orders where price is missing)`.
      none | countWithNull(ns) | | A list holds no missing items: `count(ns)`.
      list | distinctCount(ns) | count(distinct(ns)) |
      none | distinctCountWithNull(ns) | | A list holds no missing items: `count(distinct(ns))`.
      value | toBool(s) | bool(s) | Of a number: `n != 0`.
      value | toDateOnly(s) | date(s) |
      value | toDateTime(s) | datetime(s) | Of milliseconds: `fromEpochMilliseconds(n)`.
      value | toDateTime(zone, s) | datetimeIn(s, zone) |
      value | toDateTimeOnly(s) | datetime(s) | Without an offset a text is on the clock of the script's time zone.
      value | toDecimal(s) | decimal(s) |
      value | toDuration(s) | duration(s) |
      value | toInteger(s) | int(s) |
      value | toString(n) | text(n) |
      value | currentTimeInMillis() | epochMilliseconds(now) |
      value | inLastDays(t, 7) | t in last 7 days |
      value | inLastHours(t, 7) | t in last 7 hours |
      value | inLastMonths(t, 7) | t in last 7 months |
      value | inLastYears(t, 7) | t in last 7 years |
      value | inNextDays(t, 7) | t in next 7 days |
      value | inNextHours(t, 7) | t in next 7 hours |
      value | inNextMonths(t, 7) | t in next 7 months |
      value | inNextYears(t, 7) | t in next 7 years |
      value | now() | now |
      value | now(zone) | now | An instant has no zone: `time(now, zone)`, `date(now, zone)`.
      value | nowWithDelta(n, "days") | addDays(now, n) | Written out: `now + 3 days`.
      value | nowWithDelta(n, "hours") | addHours(now, n) | Written out: `now + 3 hours`.
      value | nowWithDelta(n, "minutes") | addMinutes(now, n) | Written out: `now + 3 minutes`.
      value | nowWithDelta(n, "seconds") | addSeconds(now, n) | Written out: `now + 3 seconds`.
      value | nowWithDelta(n, "months") | addMonths(now, n) | Written out: `now + 3 months`.
      value | nowWithDelta(n, "years") | addYears(now, n) | Written out: `now + 3 years`.
      value | setHours(t, n) | withHour(t, n) |
      value | setDays(t, n) | withDay(t, n) |
      value | updateTimeZone(t, zone) | time(t, zone) | An instant has no zone; its date there is `date(t, zone)`.
      value | dateDiff(t, t2) | totalMilliseconds(t - t2) | As a length: `t - t2`; of dates: `days between d2 and d`.
      list | distinct(ns) | distinct(ns) |
      none | distinctWithNull(ns) | | A list holds no missing items: `distinct(ns)`.
      list | filter(orders, sku, names) | list(orders where sku in names) |
      list | getListItem(ns, 0) | ns[0] |
      list | in(n, ns) | n in ns |
      list | intersect(ns, ms) | list(n in ns where n in ms) | Whether there is one: `ns intersects ms`.
      list | limit(orders, 5) | limit(orders, 5) | The greatest: `top 5 orders by price desc`.
      list | listSize(ns) | count(ns) |
      list | serializeList(names, ", ", false) | join(names, ", ") |
      list | sort(orders, true, price) | top 5 orders by price | Of values: `sort(ns)`.
      list | sort(orders, false, price) | top 5 orders by price desc | Of values: `reverse(sort(ns))`.
      value | random() | chance(s) | A hash of a key, the same every time.
      value | round(r) | floor(r + 0.5) | `round(r)` takes a half away from zero.
      value | concat(s, s2) | s + s2 |
      value | contain(s, part) | s contains part |
      value | containIgnoreCase(s, part) | s contains part ignoring case |
      value | startWith(s, part) | s starts with part |
      value | startWithIgnoreCase(s, part) | s starts with part ignoring case |
      value | endWith(s, part) | s ends with part |
      value | endWithIgnoreCase(s, part) | s ends with part ignoring case |
      value | equalIgnoreCase(s, s2) | s = s2 ignoring case |
      value | notEqualIgnoreCase(s, s2) | s != s2 ignoring case |
      value | indexOf(s, part) | indexOf(s, part) | Missing where it does not occur.
      value | lastIndexOf(s, part) | lastIndexOf(s, part) | Missing where it does not occur.
      value | isEmpty(s) | (s ?: "") = "" |
      value | isNotEmpty(s) | s is present and s != "" |
      value | length(s) | length(s) |
      value | lower(s) | lower(s) |
      value | upper(s) | upper(s) |
      value | matchRegExp(s, "[0-9]+") | s matches "[0-9]+" |
      value | replace(s, "[0-9]+", by) | replaceFirstMatch(s, "[0-9]+", by) | `replace(s, part, by)` takes a text, not a pattern, and replaces all.
      value | replaceAll(s, "[0-9]+", by) | replaceMatches(s, "[0-9]+", by) |
      list | split(s, separator) | split(s, separator) |
      value | substr(s, n, m) | substring(s, n, m - n) | The count stands last here, not the end.
      value | substr(s, n) | substring(s, n) |
      value | trim(s) | trim(s) |
      value | uuid() | uuid(s) | Made of a key, the same every time.
      audience | inAudience("Loyal") | in audience Loyal |
      """;

  private JourneyNames() {}
}
