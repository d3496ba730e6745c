package dev.wend.check;

import dev.wend.diag.Fault;
import java.util.List;
import java.util.stream.Stream;

/** Examples for the rules of journeys, endpoints and policies. */
final class JourneyExamples {
  private static final String BEFORE =
      """
      profile {
        crmId:     string key
        email:     string identity
        phone:     string identity
        tier:      string
        contacts:  int
        due:       date
        interests: list<string>
        address:   { street: string, city: string }
      }
      event Purchase identified by email { email: string, price: decimal(2), tier: string }
      event Visit identified by email { email: string }
      event rule Big = Purchase where price > 50
      business event StockBack { sku: string }
      audience Fans = profiles where tier = "fan"
      audience Best = top 3 of profiles by contacts
      surface Mail: email { from: "news@shop.example" }
      surface Text: sms { from: "Shop" }
      message Hello on Mail { subject: "a", text: "b", track opens }
      message Bye on Text { text: "b" }
      message Thanks(order: Purchase, spent: int) on Text { text: "{{order.price}} {{spent}}" }
      endpoint Crm { url: "https://crm.example/api", action open { id: string } returns { ticket: string } }
      """;

  private JourneyExamples() {}

  static List<FaultExample> all() {
    return Stream.of(clauses(), entries(), names(), flow(), ends(), acts(), around())
        .flatMap(List::stream)
        .toList();
  }

  private static FaultExample script(Fault fault, String marked, String hint) {
    return FaultExample.alone(fault, BEFORE + marked, hint);
  }

  /** Steps of a journey that people come into by a purchase. */
  private static FaultExample steps(Fault fault, String marked, String hint) {
    return script(
        fault, "journey J {\nenter on Purchase as bought by email\n" + marked + "\n}", hint);
  }

  private static FaultExample enter(Fault fault, String marked, String hint) {
    return script(fault, "journey J {\nenter " + marked + "\nsend Hello\n}", hint);
  }

  private static List<FaultExample> clauses() {
    return List.of(
        script(
            Fault.NO_ENTER,
            "journey «J» { send Hello }",
            "Say who does, as in `enter from audience A by email`."),
        steps(Fault.CLAUSE_TWICE, "«enter» on Visit by email", "Remove one of the two."),
        steps(Fault.CLAUSE_TWICE, "quiet on sunday\n«quiet on» monday", "Remove one of the two."),
        steps(Fault.CLAUSE_TWICE, "timeout 3 days\n«timeout» 4 days", "Remove one of the two."),
        steps(Fault.CLAUSE_TWICE, "exit when Visit\n«exit when Visit»", "Remove one of the two."),
        steps(Fault.JOURNEY_CLAUSE, "«titel»: \"a\"", "There is `title: \"…\"`."),
        steps(
            Fault.JOURNEY_CLAUSE,
            "«at most 3 messages per week»",
            "Caps hold for all that is sent: write it in a `policy`."),
        steps(Fault.SETTING_VALUE, "title: «3»", "Write it as in `title: \"Contract renewal\"`."),
        steps(
            Fault.LENGTH, "timeout «0 days»", "It is longer than nothing and at most 1,000 years."),
        steps(
            Fault.LENGTH,
            "reentry after «2000 years»",
            "It is longer than nothing and at most 1,000 years."),
        steps(Fault.LENGTH, "«quiet hours 21:00 to 21:00»", "Name another hour as its end."),
        steps(Fault.TEST_TIME, "quiet hours «3» to 08:00", "Write it as in `09:00`."),
        steps(Fault.TEST_TIME, "from «tier»", "Write it as in `2026-03-01T09:00`."),
        steps(
            Fault.EMPTY_RANGE, "«from 2026-03-02 until 2026-03-01»", "Write the lower one first."));
  }

  private static List<FaultExample> entries() {
    return List.of(
        enter(Fault.UNKNOWN_NAME, "from audience «Fan» by email", "Did you mean `Fans`?"),
        enter(Fault.EVENT_NAMESPACE, "from audience Fans by «emial»", "Did you mean `email`?"),
        enter(Fault.NO_EVENT, "on «Purchse» by email", "Did you mean `Purchase`?"),
        enter(
            Fault.ENTER_CLAUSE,
            "«from audience Fans by email incremental»",
            "Add `every 1 day`, say."),
        enter(
            Fault.ENTER_CLAUSE,
            "on Purchase from audience «Fans» by email",
            "Write it as a condition: `where in audience Fans`."),
        enter(
            Fault.ENTER_CLAUSE,
            "on «StockBack» by email",
            "Say whom it brings in: `enter on StockBack from audience A by email`."),
        enter(
            Fault.ENTER_CLAUSE,
            "on StockBack from audience Fans by email for each «sku»",
            "Leave it out."),
        enter(
            Fault.BUSINESS_PROFILE,
            "on StockBack where «tier» = sku from audience Fans by email",
            "Use the fields of the event only."),
        enter(Fault.NO_PART, "on Purchase by email for each «pricee»", "Did you mean `price`?"),
        enter(
            Fault.RATE,
            "from audience Fans by email «at most 100 per minute»",
            "Write it as in `at most 100 per second`."),
        enter(
            Fault.LENGTH,
            "from audience Fans by email every «6 hours» at 09:00",
            "A time of the day goes with whole days, as in `every 1 day at 09:00`."),
        enter(
            Fault.FOLLOWED,
            "on entering audience «Best»",
            "Name the audience that it is made from."));
  }

  private static List<FaultExample> names() {
    return List.of(
        steps(Fault.ALIAS, "await Visit as «tier»", "Choose another name."),
        steps(Fault.ALIAS, "await Purchase as «bought»", "Choose another name."),
        steps(Fault.TAKEN_NAME, "await Visit as «event»", "Choose another name."),
        steps(
            Fault.NOT_EVERYWHERE,
            "await { Purchase as p => { } after 1 day => { } }\nif «p».price > 3 { send Hello }",
            "Ask for it only behind what brings it."),
        steps(
            Fault.NOT_EVERYWHERE,
            "await Purchase as p within 1 day\nsend Thanks(«p», 1)",
            "Ask for it only behind what brings it."),
        steps(Fault.NO_PART, "if bought.«pirce» > 3 { send Hello }", "Did you mean `price`?"),
        steps(
            Fault.EVENT_NAME,
            "await Purchase where «tier» = \"a\"",
            "Write `event.tier`, or `profile.tier` for the profile's."),
        steps(
            Fault.GREEDY,
            "await Purchase where price > 3 or «contacts > 3»",
            "Put `Purchase where price > 3` into brackets, or the whole condition after `where`."),
        steps(
            Fault.BUSINESS_EVENT,
            "await «StockBack»",
            "Name another event, or declare it without `business`."));
  }

  private static List<FaultExample> flow() {
    return List.of(
        steps(
            Fault.NOT_SENT,
            "if contacts > 3 { send Hello }\nawait opened «Hello»",
            "Ask for its reactions only behind its `send`."),
        steps(
            Fault.NOT_SENT,
            "exit when opened «Hello»",
            "Ask for its reactions only behind its `send`."),
        steps(
            Fault.NOT_TRACKED,
            "send Hello\nawait clicked «Hello»",
            "Write `track clicks` in the message."),
        steps(
            Fault.NOT_TRACKED,
            "send Bye\nawait opened «Bye»",
            "A message by `sms` tells `delivered`, `bounced`, `clicked` or `unsubscribed`."),
        steps(
            Fault.UNREACHABLE,
            "exit\n«send» Hello",
            "Remove it, or what ends all paths before it."),
        steps(
            Fault.UNREACHABLE,
            "if contacts > 3 { exit } else { exit }\n«send» Hello",
            "Remove it, or what ends all paths before it."),
        steps(
            Fault.UNREACHABLE,
            "await Visit { exit }\n«send» Hello",
            "Remove it, or what ends all paths before it."),
        steps(Fault.BRANCH_NEVER, "if «false» { send Hello }", "Remove it."),
        steps(
            Fault.BRANCH_NEVER, "if «contacts > 5 and contacts < 3» { send Hello }", "Remove it."),
        steps(Fault.BRANCH_NEVER, "if true { send Hello } else «{» send Bye }", "Remove it."),
        steps(
            Fault.BRANCH_NEVER,
            "if contacts > 3 { send Hello } else if «contacts > 3» { send Bye }",
            "Remove it."),
        steps(Fault.BRANCH_NEVER, "await { Visit => { } «Visit» => { send Bye } }", "Remove it."),
        steps(
            Fault.WAIT_NEVER,
            "timeout 3 days\nawait Visit within «3 days»",
            "Say a longer `timeout`, or wait less."),
        steps(Fault.WAIT_NEVER, "wait «92 days»", "Say a longer `timeout`, or wait less."),
        steps(
            Fault.WAIT_NEVER,
            "from 2026-03-01\nwait until «2026-02-01»",
            "Name a later moment, or remove it."),
        steps(
            Fault.WAIT_MISSING,
            "wait until «due»",
            "Write `(due ?: …)` to say until when they wait."),
        steps(
            Fault.LENGTH,
            "wait «contacts»",
            "Write it out, as in `wait 2 days`; until a moment it is `wait until …`."),
        steps(
            Fault.FOLLOWED, "await in audience «Best»", "Name the audience that it is made from."),
        steps(
            Fault.BRANCH_SHARE,
            "split randomly { «0%» => { } 100% => { send Hello } }",
            "It is more than 0%, at most 100%, with up to 4 digits after the point."),
        steps(
            Fault.BRANCH_SHARES,
            "«split» randomly { 10% => { } 80% => { send Hello } }",
            "Let them total 100%, so that everybody is in a branch."));
  }

  private static List<FaultExample> ends() {
    return List.of(
        steps(Fault.UNKNOWN_NAME, "jump to «Jay»", "There is `J`."),
        steps(Fault.JUMP_LOOP, "«jump to J»", "Wait on the way, as in `wait 1 day`."),
        script(
            Fault.JUMP_LOOP,
            """
            journey J { enter on Visit by email
              wait 1 day
              jump to K
            }
            journey K { enter on Visit by email
              if contacts > 3 { jump to L } else { exit }
            }
            journey L { enter on Visit by email
              wait until 09:00
              «jump to K»
            }
            """,
            "Wait on the way, as in `wait 1 day`."),
        script(
            Fault.ENDLESS,
            """
            journey «J» { enter on Visit by email
              wait 1 day
              jump to J
            }
            """,
            "Let it end: by `until`, by `exit when …`, or on a path without `jump to`."));
  }

  private static List<FaultExample> acts() {
    return List.of(
        steps(Fault.UNKNOWN_NAME, "send «Helo»", "Did you mean `Hello`?"),
        steps(Fault.SEND_ARGUMENTS, "send «Hello»(bought)", "Leave them out."),
        steps(Fault.SEND_ARGUMENTS, "send «Thanks»(bought)", "Write `send Thanks(order, spent)`."),
        steps(
            Fault.SEND_ARGUMENT,
            "await Visit as seen\nsend Thanks(«seen», 3)",
            "Name one, as in `await Purchase as order`, and give `order`."),
        steps(Fault.SEND_ARGUMENT, "send Thanks(bought, «tier»)", ""),
        steps(Fault.UPDATE, "update profile { «crmId» = \"a\" }", ""),
        steps(Fault.UPDATE, "update profile { «email» = missing }", ""),
        steps(Fault.UPDATE, "update profile { «interests» = missing }", ""),
        steps(Fault.UPDATE, "update profile { «address» = \"a\" }", "Write `address.street = …`."),
        steps(Fault.UNKNOWN_FIELD, "update profile { «teir» = \"a\" }", "Did you mean `tier`?"),
        steps(
            Fault.MAPPED_TWICE,
            "update profile { tier = \"a\", «tier» = \"b\" }",
            "Remove one of the two."),
        steps(Fault.FIT, "update profile { contacts = «tier» }", ""),
        steps(Fault.UNKNOWN_NAME, "call «Crn».open { id: crmId }", "Did you mean `Crm`?"),
        steps(Fault.NO_ACTION, "call Crm.«opn» { id: crmId }", "Did you mean `open`?"),
        steps(Fault.CALL_MISSING, "call Crm.«open» { }", "Add it, as in `id: …`."),
        steps(
            Fault.UNKNOWN_FIELD, "call Crm.open { id: crmId, «idd»: crmId }", "Did you mean `id`?"),
        steps(Fault.FIT, "call Crm.open { id: «contacts» }", ""),
        steps(
            Fault.APPEND_KIND,
            "save to audience «Fans»",
            "Write `replace`, or save to another name."));
  }

  private static List<FaultExample> around() {
    return List.of(
        script(
            Fault.NO_ENDPOINT_SETTING,
            "endpoint E { url: \"https://a.example\", «secrt»: env(\"A\") }",
            "Did you mean `secret`?"),
        script(
            Fault.NO_URL,
            "endpoint «E» { timeout: 5 seconds }",
            "Add it, as in `url: \"https://crm.example/api\"`."),
        script(
            Fault.CAP,
            "policy P { at most 3 «markting» messages per week }",
            "Write it as in `at most 3 marketing messages per week`."),
        script(
            Fault.CAP,
            "policy P { at most «0» messages per week }",
            "Write it as in `at most 3 marketing messages per week`."));
  }
}
