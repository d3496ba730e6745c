package dev.wend.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Typed;
import dev.wend.check.Verdict;
import dev.wend.diag.Severity;
import dev.wend.diag.Source;
import dev.wend.lib.ForeignName.Kind;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignNamesTest {
  /** The samples that stand in the rows. */
  private static final String PROFILE =
      """
      profile {
        id: string key
        s: string, s2: string, s3: string, part: string, by: string, separator: string
        key: string, vector: string, zone: string, zone2: string, url: string
        c: bool, c2: bool
        n: int, m: int, k: int
        x: decimal, y: decimal, z: decimal
        r: double, lat: double, lon: double, lat2: double, lon2: double
        d: date, d2: date, d3: date
        t: datetime, t2: datetime
        ns: list<int>, ms: list<int>, names: list<string>, tags: map<string>
        orders: list<{ sku: string, price: decimal }>
      }
      audience A = profiles where c
      audience Loyal = profiles where c
      """;

  /** Words of the language that a bracket may follow. */
  private static final Set<String> FORMS =
      Set.of(
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "first",
          "last",
          "distinct",
          "list",
          "sort",
          "reverse",
          "limit",
          "keys",
          "values",
          "in",
          "then",
          "else",
          "if",
          "and",
          "or",
          "not",
          "sequence",
          "where",
          "for");

  private static final Checked SAMPLES =
      Checker.check(Parse.script(new Source("samples", PROFILE)).tree());

  static List<ForeignName> rows() {
    return ForeignName.all();
  }

  static Stream<Arguments> expressions() {
    return rows().stream()
        .filter(row -> row.kind() == Kind.VALUE || row.kind() == Kind.LIST)
        .map(row -> Arguments.of(row.form(), row.ours()));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void whatIsSaidHereChecks(String form, String ours) {
    List<String> alone = errors(ours);
    // What gives a list stands where a list is taken.
    assertEquals(List.of(), alone.isEmpty() ? alone : errors("count(" + ours + ")"), form);
  }

  private static List<String> errors(String expression) {
    Source source = new Source("row", expression);
    Parsed<Ast.Expression> parsed = Parse.expression(source);
    Catalog catalog = Catalog.of(SAMPLES.profile(), ZoneOffset.UTC);
    Verdict<Typed> verdict = Checker.checkExpression(source, parsed.tree(), catalog);
    return Stream.concat(parsed.problems().stream(), verdict.problems().stream())
        .filter(p -> p.fault().severity() == Severity.ERROR)
        .map(p -> p.message() + " " + p.hint())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRowIsWhole(ForeignName row) {
    assertEquals(row.kind() == Kind.NONE, row.ours().isEmpty(), row.form());
    assertTrue(row.note().isEmpty() || row.note().matches("[A-Z`].*\\."), row.note());
    assertTrue(!row.note().isEmpty() || !row.ours().isEmpty(), row.form());
    Matcher calls = Pattern.compile("(\\w+)\\(").matcher(row.ours() + " " + row.note());
    while (calls.find()) {
      String name = calls.group(1);
      assertTrue(
          FORMS.contains(name) || !Functions.named(name).isEmpty(),
          () -> "there is no " + name + ": " + row);
    }
  }

  /** The functions of adobe-semantics.md, sections 3.4, 4.1, 4.2 and 4.3, as they stand there. */
  private static final String ALL_NAMES =
      """
      Avg Count CountAll Countdistinct Max Min Sum StringAgg StdDev
      AddDays AddHours AddMinutes AddMonths AddSeconds AddYears SubDays SubHours SubMinutes SubMonths SubSeconds
      SubYears DateOnly Day DayOfYear DaysAgo DaysAgoInt DaysDiff HoursDiff MinutesDiff MonthsDiff SecondsDiff
      YearsDiff DaysOld MonthsOld YearsOld GetDate Hour Minute Month Second Year LocalToUTC MonthsAgo YearsAgo
      Oldest ToDate ToDateTime ToDateTimeWithTimezone ToTimestamp ToTimeZone ConvertNTZ DateCmp TruncDate
      TruncDateTZ TruncQuarter TruncTime TruncWeek TruncYear WeekDay YearAndMonth Distance
      Abs Ceil Floor Sign Greatest Least Mod Percent Random Round Trunc ToDouble ToInt64 ToInteger
      Case Iif Coalesce Decode IsEmptyString NoNull GetEmailDomain GetMirrorURL ClearBit SetBit IsBitSet ToBoolean
      newUUID RowId AESEncrypt AllNonNull2 AllNonNull3 Ascii Char Charindex DataLength GetLine IfEquals IsMemoNull
      JuxtWords JuxtWords3 LPad RPad Left Right Length Lower Upper Ltrim Rtrim Md5Digest Sha256Digest Sha384Digest
      Sha512Digest MemoContains Replace Smart Substring ToIntlString ToString VirtualLink VirtualLinkStr
      encryption_aescbcEncrypt encryption_aescbcDecrypt Desc OrderBy PartitionBy RowNum _Over_
      not if intersects intersection subsetOf supersetOf includes distinct groupBy filter map topN bottomN head
      get keys values mapEntry startsWith doesNotStartWith endsWith doesNotEndWith contains doesNotContain equals
      notEqualTo matches regexGroup isNull isNotNull count sum average min max currentMonth getMonth currentYear
      getYear currentDayOfMonth getDayOfMonth inSegment CHAIN WHAT WHEN xEvent now today yesterday tomorrow
      entry firstEntryKey all first last at avg countOnlyNull countWithNull distinctCount distinctCountWithNull
      toBool toDateOnly toDateTime toDateTimeOnly toDecimal toDuration toInteger toString currentTimeInMillis
      inLastDays inLastHours inLastMonths inLastYears inNextDays inNextHours inNextMonths inNextYears nowWithDelta
      setHours setDays updateTimeZone dateDiff distinctWithNull getListItem in intersect limit listSize
      serializeList sort random round concat contain containIgnoreCase startWith startWithIgnoreCase endWith
      endWithIgnoreCase equalIgnoreCase notEqualIgnoreCase indexOf lastIndexOf isEmpty isNotEmpty length lower upper
      matchRegExp replace replaceAll split substr trim uuid inAudience
      camelCase charCodeAt encode64 decode64 equalsIgnoreCase equalsAnyIgnoreCase notEqualWithIgnoreCase
      extractEmailDomain formatCurrency getUrlHost getUrlPath getUrlProtocol getUrlFragment appendQueryParams join
      leftTrim rightTrim lowerCase upperCase titleCase mask md5 sha256 stringToDate string_to_integer stringToNumber
      urlEncode urlDecode age ageInDays ageInMonths compareDates convertZonedDateTime dateBetween dayOfMonth
      dayOfWeek weekOfYear diffInSeconds diffInMinutes diffInHours diffInMonths diffInYears extractHours
      extractMinutes extractMonth extractSeconds formatDate getCurrentZonedDateTime toUTC truncateToStartOfDay
      truncateToStartOfWeek truncateToStartOfQuarter truncateToStartOfYear absolute formatNumber roundDown roundUp
      toHexString toInt toPercentage toPrecision
      """;

  @Test
  void noNameIsLeftOut() {
    Set<String> known = rows().stream().map(ForeignName::name).collect(Collectors.toSet());
    Set<String> left = new TreeSet<>(List.of(ALL_NAMES.strip().split("\\s+")));
    left.removeAll(known);
    assertEquals(Set.of(), left);
  }

  @Test
  void aFormStandsOnceInASystem() {
    List<String> forms = rows().stream().map(row -> row.origin() + " " + row.form()).toList();
    assertEquals(Set.copyOf(forms).size(), forms.size());
  }

  /** A name of another system is told how it is said here, with the arguments as written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "toLowerCase | city | Write `lower(city)`.",
        "Upper | city | Write `upper(city)`.",
        "UPPER | city | Write `upper(city)`.",
        "startsWith | city; \"A\" | Write `city starts with \"A\"`.",
        "startsWith | city; \"A\"; false | Write `city starts with \"A\" ignoring case`.",
        "startsWith | a + b; c | Write `(a + b) starts with c`.",
        "startsWith | city | Write it like `s starts with part`.",
        "inLastDays | joined; 30 | Write `joined in last 30 days`.",
        "inLastDays | joined; limit | Write it like `t in last 7 days`.",
        "DaysDiff | today; joined | Write `days between joined and today`. The end stands last here.",
        "nowWithDelta | -3; \"hours\" | Write `addHours(now, -3)`. Written out: `now + 3 hours`.",
        "matchRegExp | city; \"^A\" | Write `city matches \"^A\"`.",
        "isnull | city | Write `city is missing`.",
        "isnull | city; \"\" | Write `city ?: \"\"`.",
        "currentMonth | '' | Write `month(today)`.",
        "Iif | a > 1; b; c | Write `if (a > 1) then b else c`."
      })
  void aHintSaysWhatToWrite(String name, String arguments, String hint) {
    List<String> written = arguments.isEmpty() ? List.of() : List.of(arguments.split("; "));
    assertEquals(hint, ForeignCall.hint(name, written).orElseThrow());
  }

  @Test
  void aNameOfNobodyHasNoHint() {
    assertTrue(ForeignCall.hint("frobnicate", List.of("x")).isEmpty());
    assertTrue(ForeignCall.hint("", List.of()).isEmpty());
  }

  @Test
  void ourNamesDifferNotOnlyInCapitals() {
    Set<String> lower =
        Functions.names().stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    assertEquals(Functions.names().size(), lower.size());
  }
}
