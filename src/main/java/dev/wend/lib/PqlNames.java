package dev.wend.lib;

/** How the Profile Query Language is said, in the layout of {@link ForeignName}. */
final class PqlNames {
  static final String ROWS =
      """
      value | c and c2 | c and c2 |
      value | c or c2 | c or c2 |
      value | not(c) | not c | Also for `!c`.
      value | if(c, x, y) | if c then x else y |
      value | x = y | x = y | Likewise `!=`, `>`, `>=`, `<`, `<=`, `+`, `-`, `*`, `/`, `%`.
      list | n in ns | n in ns |
      list | n notIn ns | n not in ns | The exact complement here; theirs wants both sides present.
      list | ns.intersects(ms) | ns intersects ms |
      list | ns.intersection(ms) | list(n in ns where n in ms) | Whether there is one: `ns intersects ms`.
      list | ns.subsetOf(ms) | ns subset of ms |
      list | ns.supersetOf(ms) | ns superset of ms |
      list | ns.includes(n) | ns contains n |
      list | ns.distinct() | distinct(ns) |
      list | orders.groupBy(sku) | sum(orders.price where sku = s) | There is no map of groups: each group is asked for.
      list | orders.filter(price > 50) | list(orders where price > 50) |
      list | orders.map(price) | orders.price |
      list | orders.topN(price, 5) | top 5 orders by price desc |
      list | orders.bottomN(price, 5) | top 5 orders by price |
      list | ns.head() | first(ns) |
      list | tags.get("color") | tags["color"] |
      list | tags.keys() | keys(tags) |
      list | tags.values() | values(tags) |
      none | mapEntry(k, v) | | A map is written by a source.
      value | s like "%es%" | s like "%es%" |
      value | s.startsWith(part) | s starts with part |
      value | s.startsWith(part, false) | s starts with part ignoring case |
      value | s.startsWith(part, true) | s starts with part |
      value | s.doesNotStartWith(part) | s not starts with part |
      value | s.doesNotStartWith(part, false) | s not starts with part ignoring case |
      value | s.endsWith(part) | s ends with part |
      value | s.endsWith(part, false) | s ends with part ignoring case |
      value | s.doesNotEndWith(part) | s not ends with part |
      value | s.doesNotEndWith(part, false) | s not ends with part ignoring case |
      value | s.contains(part) | s contains part |
      value | s.contains(part, false) | s contains part ignoring case |
      value | s.doesNotContain(part) | s not contains part |
      value | s.doesNotContain(part, false) | s not contains part ignoring case |
      value | s.equals(s2) | s = s2 |
      value | s.equals(s2, false) | s = s2 ignoring case |
      value | s.notEqualTo(s2) | s != s2 |
      value | s.notEqualTo(s2, false) | s != s2 ignoring case |
      value | s.matches("^[0-9]+$") | s matches "^[0-9]+$" | RE2, found anywhere.
      value | s.regexGroup("([0-9]+)", n) | extract(s, "([0-9]+)", n) |
      value | s.isNull() | s is missing |
      value | s.isNotNull() | s is present |
      list | orders.count() | count(orders) |
      list | orders.sum(price) | sum(orders.price) |
      list | orders.average(price) | avg(orders.price) |
      list | orders.min(price) | min(orders.price) |
      list | orders.max(price) | max(orders.price) |
      list | sum X.price over X from orders where X.sku = s | sum(orders.price where sku = s) |
      value | currentMonth() | month(today) |
      value | currentYear() | year(today) |
      value | currentDayOfMonth() | day(today) |
      value | d.getMonth() | month(d) |
      value | d.getYear() | year(d) |
      value | d.getDayOfMonth() | day(d) |
      value | date(2026, 3, 1) | 2026-03-01 | Of computed numbers: `date(n, m, k)`.
      value | t occurs < 7 days before now | t in last 7 days |
      value | t occurs >= 7 days before now | t <= now - 7 days |
      value | t occurs < 2 hours after now | t in next 2 hours |
      value | t occurs before t2 | t before t2 |
      value | t occurs after t2 | t after t2 |
      value | t occurs on today | t on today |
      value | t occurs between d and d2 | t between d and d2 |
      value | t occurs this month | t in this month | Likewise `last`, `next`; `day`, `week`, `year` and so on.
      value | now | now |
      value | today | today |
      value | yesterday | today - 1 day |
      value | tomorrow | today + 1 day |
      value | 1 decade | today - 10 years | Units here: millisecond to year; `10 years`, `100 years`, `1000 years`.
      list | orders[price > 50] | list(orders where price > 50) | As a test: `any orders where price > 50`.
      list | orders[lines[price > ^.limit]] | any o in orders where o.price > x | What lies outside is said by its name; items through the binder.
      list | exists O from orders where O.price > 50 | any orders where price > 50 |
      list | forall O from orders where O.price > 50 | all orders where price > 50 |
      list | select O from orders where O.price > 50 | list(orders where price > 50) |
      none | let N = (e) in (body) | | `let N = e` stands by itself in a script.
      audience | inSegment("Loyal") | in audience Loyal |
      events | xEvent | any Purchase where price > 50 | Events stand by the name of their kind.
      events | CHAIN(xEvent, timestamp, [A: WHAT(x) WHEN(y), B: WHAT(z)]) | sequence(View then Purchase within 1 day) in last 30 days |
      events | WHAT(price > 50) | any Purchase where price > 50 |
      events | WHEN(< 8 days before now) | any Purchase in last 8 days |
      """;

  private PqlNames() {}
}
