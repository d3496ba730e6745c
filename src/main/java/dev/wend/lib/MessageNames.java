package dev.wend.lib;

/**
 * How the personalisation language of Journey Optimizer and what SQL, JavaScript and spreadsheets
 * know are said, in the layout of {@link ForeignName}.
 */
final class MessageNames {
  static final String PERSONALISATION =
      """
      message | {{#each xs as \\|x\\|}} | {{#each xs as x}} |
      message | {%#if c%} | {{#if c}} | Likewise `{{else}}`, `{{/if}}`.
      message | {%#unless c%} | {{#if not c}} |
      message | {{{s}}} | {{{s}}} | Raw; `{{s}}` is escaped in `html`.
      none | {{#with o}} | | A path is written out: `address.city`.
      none | camelCase(s) | | A text is shown as it is; `capitalize(s)` for a name.
      value | charCodeAt(s, n) | codePoint(s, n) |
      value | encode64(s) | encodeBase64(s) |
      value | decode64(s) | decodeBase64(s) |
      value | equalsIgnoreCase(s, s2) | s = s2 ignoring case |
      value | equalsAnyIgnoreCase(s, s2, s3) | s in (s2, s3) ignoring case |
      value | notEqualWithIgnoreCase(s, s2) | s != s2 ignoring case |
      value | extractEmailDomain(s) | emailDomain(s) |
      value | formatCurrency(x, "USD") | "$" + text(x, 2) | The sign is written in the message.
      value | getUrlHost(url) | urlHost(url) |
      value | getUrlPath(url) | urlPath(url) |
      value | getUrlProtocol(url) | urlScheme(url) |
      value | getUrlFragment(url) | urlFragment(url) |
      value | appendQueryParams(url, "id", s) | url + "?id=" + encodeUrl(s) |
      list | join(names, ", ") | join(names, ", ") |
      value | leftTrim(s) | trimLeft(s) |
      value | rightTrim(s) | trimRight(s) |
      value | lowerCase(s) | lower(s) |
      value | upperCase(s) | upper(s) |
      value | titleCase(s) | capitalize(s) |
      value | mask(s, n, m) | mask(s, n, m) |
      value | md5(s) | md5(s) |
      value | sha256(s) | sha256(s) |
      value | stringToDate(s) | datetime(s) |
      value | string_to_integer(s) | int(s) |
      value | stringToNumber(s) | double(s) |
      value | urlEncode(s) | encodeUrl(s) |
      value | urlDecode(s) | decodeUrl(s) |
      value | age(d) | age(d) |
      value | ageInDays(d) | days between d and today |
      value | ageInMonths(d) | months between d and today |
      value | compareDates(d, d2) | sign(days between d2 and d) | As a test: `d < d2`.
      value | convertZonedDateTime(t, zone) | time(t, zone) | An instant has no zone; its date there is `date(t, zone)`.
      value | dateBetween(d, d2, d3) | d between d2 and d3 |
      value | dayOfMonth(d) | day(d) |
      value | dayOfWeek(d) | weekday(d) | Monday is 1.
      value | weekOfYear(d) | week(d) |
      value | diffInSeconds(t2, t) | seconds between t and t2 | The end stands last here.
      value | diffInMinutes(t2, t) | minutes between t and t2 | The end stands last here.
      value | diffInHours(t2, t) | hours between t and t2 | The end stands last here.
      value | diffInMonths(t2, t) | months between t and t2 | The end stands last here.
      value | diffInYears(t2, t) | years between t and t2 | The end stands last here.
      value | extractHours(t) | hour(t) |
      value | extractMinutes(t) | minute(t) |
      value | extractMonth(t) | month(t) |
      value | extractSeconds(t) | second(t) |
      value | formatDate(d, "dd.MM.yyyy") | text(d, "dd.MM.yyyy") |
      value | getCurrentZonedDateTime() | now |
      value | toUTC(t) | t | An instant has no zone.
      value | truncateToStartOfDay(t) | startOfDay(t) |
      value | truncateToStartOfWeek(d) | startOfWeek(d) |
      value | truncateToStartOfQuarter(d) | startOfQuarter(d) |
      value | truncateToStartOfYear(d) | startOfYear(d) |
      value | absolute(x) | abs(x) |
      value | formatNumber(x, "0.00") | text(x, 2) |
      value | roundDown(x) | floor(x) |
      value | roundUp(x) | ceil(x) |
      value | toHexString(n) | hex(n) |
      value | toInt(s) | int(s) |
      value | toPercentage(x) | text(100 * x, 0) + " %" |
      value | toPrecision(x, n) | text(x, n) |
      """;

  static final String OTHERS =
      """
      value | toLowerCase(s) | lower(s) |
      value | toUpperCase(s) | upper(s) |
      value | lcase(s) | lower(s) |
      value | ucase(s) | upper(s) |
      value | initcap(s) | capitalize(s) |
      value | proper(s) | capitalize(s) |
      value | len(s) | length(s) |
      value | char_length(s) | length(s) |
      value | size(s) | length(s) | Of a list: `count(ns)`.
      value | mid(s, n, m) | substring(s, n - 1, m) | From 0 here.
      value | slice(s, n, m) | substring(s, n, m - n) | The count stands last here, not the end.
      value | instr(s, part) | indexOf(s, part) | From 0 here; missing where it does not occur.
      value | strpos(s, part) | indexOf(s, part) | From 0 here; missing where it does not occur.
      value | split_part(s, separator, n) | part(s, separator, n - 1) | From 0 here.
      value | regexp_extract(s, "[0-9]+") | extract(s, "[0-9]+") |
      value | regexp_replace(s, "[0-9]+", by) | replaceMatches(s, "[0-9]+", by) |
      value | regexp_like(s, "[0-9]+") | s matches "[0-9]+" |
      value | regexp_matches(s, "[0-9]+") | s matches "[0-9]+" |
      value | substitute(s, part, by) | replace(s, part, by) |
      value | unaccent(s) | fold(s) |
      value | ifnull(x, y) | x ?: y |
      value | coalesce(x, y) | x ?: y |
      value | max(x, y) | greatest(x, y) |
      value | min(x, y) | least(x, y) |
      list | count(orders, c) | count(orders where c) |
      value | nvl(x, y) | x ?: y |
      value | isnull(x, y) | x ?: y |
      value | isnull(x) | x is missing |
      value | iff(c, x, y) | if c then x else y |
      value | nullif(s, s2) | if s = s2 then missing else s |
      value | between(x, y, z) | x between y and z |
      value | dateadd("day", n, d) | addDays(d, n) | Written out: `d + 3 days`.
      value | date_add(d, n) | addDays(d, n) | Written out: `d + 3 days`.
      value | datediff(d2, d) | days between d and d2 | The end stands last here.
      value | date_trunc("month", d) | startOfMonth(d) | Likewise `startOfWeek`, `startOfYear` and so on.
      value | current_date() | today |
      value | current_timestamp() | now |
      value | sysdate() | now |
      value | unix_timestamp(t) | epochSeconds(t) |
      value | from_unixtime(n) | fromEpochSeconds(n) |
      value | to_char(d, "dd.MM.yyyy") | text(d, "dd.MM.yyyy") |
      value | to_date(s, "dd.MM.yyyy") | date(s, "dd.MM.yyyy") |
      value | str(n) | text(n) |
      value | parseInt(s) | int(s) |
      value | parseFloat(s) | double(s) |
      value | Number(s) | double(s) |
      value | isodow(d) | weekday(d) |
      value | power(x, y) | pow(x, y) |
      value | ceiling(x) | ceil(x) |
      value | log(x) | ln(x) | To the base 10: `log10(x)`.
      value | rand() | chance(s) | A hash of a key, the same every time.
      value | hash(s) | bucket(s, 1000) | A number from 0 to 999; as digits: `sha256(s)`.
      value | sha2(s, 256) | sha256(s) |
      value | haversine(lat, lon, lat2, lon2) | distance(lat, lon, lat2, lon2) |
      value | semver(s) | version(s) |
      """;

  private MessageNames() {}
}
