package dev.wend.lib;

/**
 * How expressions of Campaign Standard and of the multi-step campaigns of Journey Optimizer are
 * said, in the layout of {@link ForeignName}.
 */
final class CampaignNames {
  static final String ROWS =
      """
      list | Avg(orders.price) | avg(orders.price) |
      list | Count(orders.price) | count(orders where price is present) |
      list | CountAll() | count(orders) |
      list | Countdistinct(orders.sku) | count(distinct(orders.sku)) |
      list | Max(orders.price) | max(orders.price) |
      list | Min(orders.price) | min(orders.price) |
      list | Sum(orders.price) | sum(orders.price) |
      list | StringAgg(orders.sku, ", ") | join(orders.sku, ", ") |
      list | StdDev(orders.price) | stddev(orders.price) |
      value | AddDays(d, n) | addDays(d, n) | Written out: `d + 3 days`.
      value | AddHours(t, n) | addHours(t, n) | Written out: `t + 3 hours`.
      value | AddMinutes(t, n) | addMinutes(t, n) | Written out: `t + 3 minutes`.
      value | AddMonths(d, n) | addMonths(d, n) | Written out: `d + 3 months`.
      value | AddSeconds(t, n) | addSeconds(t, n) | Written out: `t + 3 seconds`.
      value | AddYears(d, n) | addYears(d, n) | Written out: `d + 3 years`.
      value | SubDays(d, n) | addDays(d, -n) | Written out: `d - 3 days`.
      value | SubHours(t, n) | addHours(t, -n) | Written out: `t - 3 hours`.
      value | SubMinutes(t, n) | addMinutes(t, -n) | Written out: `t - 3 minutes`.
      value | SubMonths(d, n) | addMonths(d, -n) | Written out: `d - 3 months`.
      value | SubSeconds(t, n) | addSeconds(t, -n) | Written out: `t - 3 seconds`.
      value | SubYears(d, n) | addYears(d, -n) | Written out: `d - 3 years`.
      value | DateOnly(t) | date(t) |
      value | Day(d) | day(d) |
      value | DayOfYear(d) | dayOfYear(d) |
      value | DaysAgo(n) | addDays(today, -n) | Written out: `today - 3 days`.
      value | DaysAgoInt(n) | int(text(addDays(today, -n), "yyyyMMdd")) | A date compares by itself.
      value | DaysDiff(d2, d) | days between d and d2 | The end stands last here.
      value | HoursDiff(t2, t) | hours between t and t2 | The end stands last here.
      value | MinutesDiff(t2, t) | minutes between t and t2 | The end stands last here.
      value | MonthsDiff(d2, d) | months between d and d2 | The end stands last here.
      value | SecondsDiff(t2, t) | seconds between t and t2 | The end stands last here.
      value | YearsDiff(d2, d) | years between d and d2 | The end stands last here.
      value | DaysOld(d) | days between d and today |
      value | MonthsOld(d) | months between d and today |
      value | YearsOld(d) | years between d and today | Of a birth date: `age(d)`.
      value | GetDate() | now | The date alone is `today`.
      value | Hour(t) | hour(t) |
      value | Minute(t) | minute(t) |
      value | Month(d) | month(d) |
      value | Second(t) | second(t) |
      value | Year(d) | year(d) |
      value | LocalToUTC(s, zone) | datetimeIn(s, zone) | An instant has no zone of its own.
      value | MonthsAgo(n) | addMonths(today, -n) | Written out: `today - 3 months`.
      value | YearsAgo(n) | addYears(today, -n) | Written out: `today - 3 years`.
      value | Oldest(d, d2) | least(d, d2) | Missing where one of both is: `least(d ?: d2, d2 ?: d)` else.
      value | ToDate(t) | date(t) |
      value | ToDateTime(s) | datetime(s) |
      value | ToDateTimeWithTimezone(s, zone) | datetimeIn(s, zone) |
      value | ToTimestamp(s) | datetime(s) |
      value | ToTimeZone(t, zone) | time(t, zone) | An instant has no zone; its date there is `date(t, zone)`.
      value | ConvertNTZ(zone, zone2, s) | datetimeIn(s, zone) | An instant has no zone; on the other clock it is `time(datetimeIn(s, zone), zone2)`.
      value | DateCmp(d, d2) | sign(days between d2 and d) | As a test: `d < d2`, `d = d2`.
      value | TruncDate(t, n) | startOf(t, duration(1000 * n)) | Written out: `startOf(t, 15 minutes)`.
      value | TruncDateTZ(t, n, zone) | startOf(t, duration(1000 * n), zone) |
      value | TruncQuarter(d) | startOfQuarter(d) |
      value | TruncTime(t, n) | startOf(time(t), duration(1000 * n)) |
      value | TruncWeek(d) | startOfWeek(d) |
      value | TruncYear(d) | startOfYear(d) |
      value | WeekDay(d) | weekday(d) - 1 | Monday is 1 here.
      value | YearAndMonth(d) | 100 * year(d) + month(d) | To group by month: `startOfMonth(d)`.
      value | Distance(lon, lat, lon2, lat2) | distance(lat, lon, lat2, lon2) | The latitude stands first here.
      value | Abs(x) | abs(x) |
      value | Ceil(x) | ceil(x) |
      value | Floor(x) | floor(x) |
      value | Sign(x) | sign(x) |
      value | Greatest(x, y) | greatest(x, y) |
      value | Least(x, y) | least(x, y) |
      value | Mod(n, m) | n % m |
      value | Percent(x, y) | 100 * x / y |
      value | Random() | chance(s) | A hash of a key, the same every time.
      value | Round(x, n) | round(x, n) |
      value | Trunc(x, n) | truncate(x, n) |
      value | ToDouble(x) | double(x) |
      value | ToInt64(x) | int(x) |
      value | ToInteger(x) | int(x) |
      value | Case(When(c, x), Else(y)) | if c then x else y |
      value | Iif(c, x, y) | if c then x else y |
      value | Coalesce(n, m) | if (n ?: 0) = 0 then m else n | Of zero as of nothing; of nothing alone: `n ?: m`.
      value | Decode(s, s2, x, y) | if s = s2 then x else y |
      value | IsEmptyString(s, x, y) | if (s ?: "") = "" then x else y |
      value | NoNull(x) | x ?: 0 | Of a text: `s ?: ""`.
      value | GetEmailDomain(s) | emailDomain(s) |
      none | GetMirrorURL(m) | | A link that the channel puts into the message, no value of an expression.
      value | ClearBit(n, m) | clearBits(n, m) |
      value | SetBit(n, m) | setBits(n, m) |
      value | IsBitSet(n, m) | hasBits(n, m) |
      value | ToBoolean(n) | n != 0 | Missing stays out with `n is present and n != 0`.
      value | newUUID() | uuid(s) | Made of a key, the same every time.
      none | RowId() | | In a source `crmId = row` numbers the rows of its file.
      value | AESEncrypt(s, key, vector) | aesEncrypt(s, key, vector) |
      value | AllNonNull2(s, s2) | s is present and s2 is present |
      value | AllNonNull3(s, s2, s3) | s is present and s2 is present and s3 is present |
      value | Ascii(s) | codePoint(s) |
      value | Char(n) | character(n) |
      value | Charindex(s, part) | indexOf(s, part) | From 0 here; missing where it does not occur.
      value | DataLength(s) | byteLength(s) |
      value | GetLine(s, n) | line(s, n - 1) | From 0 here.
      value | IfEquals(s, s2, x, y) | if s = s2 then x else y |
      value | IsMemoNull(s) | s is missing |
      value | JuxtWords(s, s2) | squeeze((s ?: "") + " " + (s2 ?: "")) |
      value | JuxtWords3(s, s2, s3) | squeeze((s ?: "") + " " + (s2 ?: "") + " " + (s3 ?: "")) |
      value | LPad(s, n, by) | padLeft(s, n, by) |
      value | RPad(s, n, by) | padRight(s, n, by) |
      value | Left(s, n) | left(s, n) |
      value | Right(s, n) | right(s, n) |
      value | Length(s) | length(s) |
      value | Lower(s) | lower(s) |
      value | Upper(s) | upper(s) |
      value | Ltrim(s) | trimLeft(s) |
      value | Rtrim(s) | trimRight(s) |
      value | Md5Digest(s) | md5(s) |
      value | Sha256Digest(s) | sha256(s) |
      value | Sha384Digest(s) | sha384(s) |
      value | Sha512Digest(s) | sha512(s) |
      value | MemoContains(s, part) | s contains part |
      value | Replace(s, part, by) | replace(s, part, by) |
      value | Smart(s) | capitalize(s) |
      value | Substring(s, n, m) | substring(s, n - 1, m) | From 0 here.
      value | ToIntlString(n) | text(n) |
      value | ToString(n) | text(n) |
      none | VirtualLink(n, m, k) | | A link is a field of type `link Household`.
      none | VirtualLinkStr(s, n, m) | | A link is a field of type `link Household`.
      value | encryption_aescbcEncrypt(s, key, vector) | aesEncrypt(s, key, vector) |
      value | encryption_aescbcDecrypt(s, key, vector) | aesDecrypt(s, key, vector) |
      audience | Desc(v) | top 1000 of A by points desc |
      audience | OrderBy(v) | top 1000 of A by points |
      audience | PartitionBy(v) | dedupe A by email keep first by points desc |
      audience | RowNum(PartitionBy(v), OrderBy(v)) | dedupe A by email keep first by points desc |
      audience | _Over_ | dedupe A by email keep first by points desc | Sums over others of a group: over the items of a list.
      """;

  private CampaignNames() {}
}
