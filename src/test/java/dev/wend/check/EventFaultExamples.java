package dev.wend.check;

import static dev.wend.check.FaultExample.alone;

import dev.wend.diag.Fault;
import java.util.List;
import java.util.stream.Stream;

/** Examples for the rules of events, of behaviour and of sequences. */
final class EventFaultExamples {
  private static final String PROFILE =
      """
      profile {
        crmId:  string key
        email:  string identity
        city:   string
        joined: date
        orders: list<{ price: int, at: datetime }>
      }
      entity Home { id: string key, region: string }
      event View { page: string, vip: bool }
      """;

  private static final String EVENTS =
      PROFILE
          + """
          event Purchase identified by email keep 30 days { email: string, product: string, price: int }
          business event StockBack { sku: string }
          event rule Big = Purchase where price > 50
          """;

  private EventFaultExamples() {}

  static List<FaultExample> all() {
    return Stream.of(held(), declarations(), rules(), windows(), sequences(), hints(), sources())
        .flatMap(List::stream)
        .toList();
  }

  private static FaultExample where(Fault fault, String condition, String hint) {
    return script(fault, "audience A = profiles where " + condition, hint);
  }

  private static FaultExample script(Fault fault, String marked, String hint) {
    return alone(fault, EVENTS + marked, hint);
  }

  private static FaultExample event(Fault fault, String marked, String hint) {
    return alone(fault, PROFILE + marked, hint);
  }

  private static List<FaultExample> held() {
    String of = "audience Of = profiles where any Purchase in last 7 days\n";
    String asks = "audience A = profiles where in audience Of ";
    return List.of(
        script(
            Fault.HELD_LENGTH,
            of + asks + "for at least «0 days»",
            "It is longer than nothing and at most 1,000 years."),
        script(
            Fault.HELD_LENGTH,
            of + asks + "for at least «1_001 years»",
            "It is longer than nothing and at most 1,000 years."),
        script(
            Fault.HELD,
            "audience Of = top 10 of profiles by crmId\naudience A = profiles where"
                + " «in audience Of for at least 7 days»",
            "Ask it of an audience without `top`."),
        script(
            Fault.HELD,
            "some = profiles where city = \"Rome\"\nsave audience A from profiles where"
                + " «in audience some for at least 7 days» create or update replace",
            "Save it, and ask what was saved."),
        script(
            Fault.HELD_DEEP,
            of
                + "audience B = profiles where in audience Of for at least 1 day\n"
                + "audience C = profiles where in audience B for at least 1 day\n"
                + "audience D = C where in audience C for at least 1 day\n"
                + "audience E = D\n"
                + "audience F = profiles where in audience E for at least 1 day\n"
                + "audience «G» = profiles where in audience F for at least 1 day",
            "Ask it of an audience that asks it less often."),
        script(
            Fault.NO_HISTORY,
            "audience Of = profiles where city = \"Rome\"\naudience A = profiles where"
                + " «in audience Of for at least 7 days»",
            "This is the same as `in audience Of`; write that, or ask for events or time."));
  }

  private static List<FaultExample> declarations() {
    return List.of(
        event(
            Fault.EVENT_FIELD,
            "event E { «time»: datetime, page: string }",
            "Remove it, or give it another name."),
        event(
            Fault.EVENT_MARK,
            "event E { email: string «identity» }",
            "Write `identified by email` before the brace."),
        event(Fault.EVENT_MARK, "event E { page: string «default \"x\"» }", "Remove it."),
        event(
            Fault.EVENT_CLAUSE,
            "event E keep 1 day «keep 2 days» { page: string }",
            "Remove one of them."),
        event(
            Fault.EVENT_CLAUSE,
            "event E identified by crmId «identified by email» { page: string }",
            "Remove one of them."),
        event(
            Fault.BUSINESS_IDENTITY,
            "business event E «identified by email» { email: string }",
            "Remove `identified by`, or `business`."),
        event(
            Fault.EVENT_NAMESPACE,
            "event E identified by «emial» { email: string }",
            "Did you mean `email`?"),
        event(
            Fault.WHOSE_TYPE,
            "event E identified by «email» { email: int }",
            "Declare the field of the event as `string`."),
        event(
            Fault.WHOSE_TYPE,
            "event E identified by email = «length(mail)» { mail: string }",
            "Convert it, as in `text(x)`."),
        event(
            Fault.UNKNOWN_NAME,
            "event E identified by email = lower(«mial») { mail: string }",
            "Did you mean `mail`?"),
        event(
            Fault.KEEP_LENGTH,
            "event E keep «3 months» { page: string }",
            "Write it in days: `keep 400 days`."),
        event(
            Fault.KEEP_LENGTH,
            "event E keep «0 days» { page: string }",
            "Write it in days: `keep 400 days`."),
        event(
            Fault.DUPLICATE_NAME,
            "event «View» { page: string }",
            "Give one of the two another name."),
        event(
            Fault.DUPLICATE_NAME,
            "event «city» { page: string }",
            "Give one of the two another name."),
        event(
            Fault.DUPLICATE_FIELD,
            "event E { page: string, «page»: int }",
            "Remove one of the two or rename it."),
        alone(
            Fault.NO_PROFILE,
            "event «E» { page: string }",
            "Declare it: `profile { id: string key }`."));
  }

  private static List<FaultExample> rules() {
    return List.of(
        script(
            Fault.NO_EVENT, "event rule R = «Purchas» where price > 1", "Did you mean `Purchase`?"),
        script(
            Fault.RULE_OF_RULE,
            "event rule R = «Big» where price > 100",
            "Name its event, `Purchase`, and write both conditions."),
        script(
            Fault.BUSINESS_PROFILE,
            "event rule R = StockBack where sku = «city»",
            "Use the fields of the event only."),
        script(
            Fault.UNKNOWN_NAME,
            "event rule R = Purchase where «pric» > 1",
            "Did you mean `price`?"),
        script(
            Fault.CYCLE,
            "event rule R = Purchase where in audience A\naudience A = profiles where any «R»",
            "Take one of these out."),
        where(
            Fault.BUSINESS_EVENT,
            "count(«StockBack») > 1",
            "Name another event, or declare it without `business`."),
        where(Fault.UNKNOWN_NAME, "any «Purchse»", "Did you mean `Purchase`?"),
        where(Fault.UNKNOWN_NAME, "count(«Bigg») > 1", "Did you mean `Big`?"),
        where(Fault.NO_PART, "last(Purchase).«prise» > 1", "Did you mean `price`?"),
        where(Fault.NO_PART, "sum(Purchase.«prise») > 1", "Did you mean `price`?"),
        where(Fault.NO_PART, "any View where event.«pge» = \"x\"", "Did you mean `page`?"),
        where(
            Fault.OBJECT_ITEMS,
            "«Purchase» = 3",
            "Name a field, as in `Purchase.time`, or write `any Purchase where …`."),
        where(Fault.CONDITION, "«Purchase»", "Write `any Purchase`, or `any Purchase where …`."),
        script(
            Fault.NO_VALUE,
            "audience A = homes where count(«View») > 1",
            "Events are those of profiles: ask it of `profiles where …`."),
        script(
            Fault.NO_VALUE,
            "audience A = homes where sequence(«View»)",
            "Events are those of profiles: ask it of `profiles where …`."));
  }

  private static List<FaultExample> windows() {
    return List.of(
        where(
            Fault.WINDOW_ORDER,
            "count(Purchase where price > 50 «in last 9 days») > 1",
            "Move `in last 9 days` there."),
        where(
            Fault.WINDOW_ORDER,
            "any View where page = \"x\" and vip «since joined»",
            "Move `since joined` there."),
        where(
            Fault.WINDOW_ORDER,
            "any View where page = \"x\" «between joined and today»",
            "Move `between joined and today` there."),
        where(
            Fault.WINDOW_ORDER,
            "count(Purchase where price > 50) «in last 9 days»",
            "Move `in last 9 days` there."),
        where(Fault.WINDOW_ORDER, "(any Purchase) «on today»", "Move `on today` there."),
        where(
            Fault.WINDOW_LIST,
            "any «orders» in last 7 days",
            "Test a field of its items, as in `where at in last 7 days`."),
        where(
            Fault.WINDOW_NOT,
            "any «Purchase not in last 7 days»",
            "Name the time that is meant, as in `before`."),
        where(
            Fault.WINDOW_LENGTH,
            "any Purchase in last «0 days»",
            "A window is longer than nothing and at most 1,000 years; beyond that compare with a date."),
        where(Fault.DATE_TEST, "any Purchase since «city»", "Make a date of it: `date(city)`."),
        where(
            Fault.SINCE_WHERE,
            "days since last Purchase where «price > 3»",
            "Give the events a name with `event rule`, and write that."),
        where(
            Fault.NO_EVENT,
            "days since last «orders» < 3",
            "There is `View`, `Purchase`, `StockBack`, `Big`."));
  }

  private static List<FaultExample> sequences() {
    return List.of(
        alone(
            Fault.BUSINESS_FROM,
            EVENTS + "test \"t\" {\nprofile ada { }\nevent StockBack from «ada»\n}",
            "Remove `from` and the name after it."),
        where(Fault.NO_EVENT, "sequence(View then «Purchas»)", "Did you mean `Purchase`?"),
        where(
            Fault.NO_EVENT,
            "sequence(View then «city»)",
            "There is `View`, `Purchase`, `StockBack`, `Big`."),
        where(
            Fault.BUSINESS_EVENT,
            "sequence(View then «StockBack»)",
            "Name another event, or declare it without `business`."),
        where(Fault.STEP_FIRST, "sequence(View «within 1 day» then Purchase)", "Remove it."),
        where(
            Fault.STEP_NO_FIRST,
            "sequence(«no View» then Purchase)",
            "Begin with the event that comes first."),
        where(Fault.STEP_ALIAS, "sequence(View then no Purchase as «p»)", "Remove `as p`."),
        where(
            Fault.STEP_TWICE,
            "sequence(View then Big within 1 day «within 2 days»)",
            "Remove one of the two."),
        where(
            Fault.STEP_ORDER,
            "sequence(View then Purchase where price > 5 «after 1 hour»)",
            "Move `after 1 hour` there, or put what it belongs to into brackets."),
        where(Fault.TAKEN_NAME, "sequence(View as «event» then Purchase)", "Choose another name."),
        where(
            Fault.BOUND_TWICE, "sequence(View as v then Purchase as «v»)", "Choose another name."),
        where(Fault.UNKNOWN_NAME, "sequence(View as v then Purchase where product = «w».page)", ""),
        where(
            Fault.NO_PART,
            "sequence(View as v then Purchase where product = v.«pag»)",
            "Did you mean `page`?"),
        where(
            Fault.WINDOW_LENGTH,
            "sequence(View then Purchase within «0 days»)",
            "A window is longer than nothing and at most 1,000 years; beyond that compare with a date."),
        where(
            Fault.CONDITION,
            "sequence(View where «page» then Purchase)",
            "Compare it, or write `page is present`."));
  }

  private static List<FaultExample> hints() {
    return List.of(
        where(
            Fault.EVENT_NAME,
            "any Purchase where «email» = \"x\"",
            "Write `event.email`, or `profile.email` for the profile's."),
        where(
            Fault.GREEDY,
            "any Purchase where price > 50 or «city = \"Rome\"»",
            "Put `any Purchase where price > 50` into brackets, or the whole condition after `where`."),
        where(
            Fault.WINDOW_NEVER,
            "any View «in next 7 days»",
            "Ask for those that were, as in `in last 7 days`."),
        where(
            Fault.WINDOW_NEVER,
            "any Purchase «before now - 40 days»",
            "Keep it longer, or name a later time."),
        where(
            Fault.WINDOW_NEVER,
            "any Purchase «between now - 60 days and now - 31 days»",
            "Keep it longer, or name a later time."),
        where(
            Fault.KEPT,
            "any Purchase «in last 2 months»",
            "Keep it longer, or make the window shorter."),
        where(
            Fault.EMPTY_RANGE,
            "any «View between 2026-03-02 and 2026-03-01»",
            "Write the lower one first."),
        where(
            Fault.STEPS,
            "sequence(" + "View then ".repeat(32) + "«Purchase then View»)",
            "Leave some out, or ask for two sequences with `and`."),
        where(
            Fault.STEP_NEVER,
            "sequence(View then «Purchase after 1 day within 1 day»)",
            "Make `within` longer than `after`."),
        where(
            Fault.STEP_NEVER,
            "sequence(View then «View after 7 days») in last 7 days",
            "Make the window longer."),
        where(
            Fault.STEP_NEVER,
            "sequence(View then «no Purchase within 1 day») in last 24 hours",
            "Make the window longer."));
  }

  private static List<FaultExample> sources() {
    return List.of(
        script(
            Fault.NO_TIME,
            "source «S»: csv \"s.csv\" (columns email, price) into Purchase",
            "Map one: `time = …`, a datetime or date."),
        script(
            Fault.NO_IDENTITY,
            "source «S»: csv \"s.csv\" (columns time, price) into Purchase",
            "Map one: `email = …`, or `email = row` to number the rows."),
        script(Fault.TARGET, "source S: csv \"s.csv\" into «Purchas»", "Did you mean `Purchase`?"),
        script(
            Fault.UNKNOWN_FIELD,
            "source S: csv \"s.csv\" into Purchase { «prise» = x }",
            "Did you mean `price`?"));
  }
}
