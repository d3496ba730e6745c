package dev.wend.check;

import dev.wend.diag.Fault;
import java.util.ArrayList;
import java.util.List;

/** Examples for the rules of tests and properties. */
final class TestExamples {
  private static final String AUDIENCES =
      """
      audience A = profiles where active
      audience T = top 5 of A by score desc
      """;

  private static final String FLOWS =
      """
      profile { id: string key, email: string identity, phone: string identity }
      event Visit identified by email { email: string }
      surface Mail: email { from: "news@shop.example" }
      surface Text: sms { from: "Shop" }
      message Hello on Mail { subject: "a", text: "b", track opens }
      message Bye on Text { text: "b" }
      endpoint Crm { url: "https://crm.example/api", action open { id: string } }
      journey Welcome { enter on Visit by email
        send Hello }
      """;

  private TestExamples() {}

  private static FaultExample test(Fault fault, String steps, String hint) {
    return FaultExample.script(fault, AUDIENCES + "test \"x\" {\n" + steps + "\n}\n", hint);
  }

  private static FaultExample property(Fault fault, String text, String hint) {
    return FaultExample.script(fault, AUDIENCES + "property \"x\" for all " + text + "\n", hint);
  }

  /** Steps of a test of a journey. */
  private static FaultExample flow(Fault fault, String steps, String hint) {
    String test = "test \"x\" {\nprofile ada { }\n" + steps + "\n}\n";
    return FaultExample.alone(fault, FLOWS + test, hint);
  }

  static List<FaultExample> all() {
    List<FaultExample> all = new ArrayList<>(tests());
    all.addAll(flows());
    return all;
  }

  private static List<FaultExample> flows() {
    return List.of(
        flow(Fault.UNKNOWN_NAME, "activate «Wellcome»", "Did you mean `Welcome`?"),
        flow(Fault.UNKNOWN_NAME, "expect ada in journey «Wellcome»", "Did you mean `Welcome`?"),
        flow(Fault.UNKNOWN_NAME, "ada opens «Helo»", "Did you mean `Hello`?"),
        flow(Fault.UNKNOWN_NAME, "expect ada received Hello, «By»", "Did you mean `Bye`?"),
        flow(Fault.UNKNOWN_NAME, "expect sent(«Helo») = 2", "Did you mean `Hello`?"),
        flow(Fault.UNKNOWN_NAME, "fail «Cmr».open", "Did you mean `Crm`?"),
        flow(
            Fault.NOT_ACTIVE,
            "«expect ada received Hello»",
            "Write `activate Welcome` before what is to bring people into it."),
        flow(
            Fault.NOT_ACTIVE,
            "«expect sent(Hello) = 0»\nexpect ada not in journey Welcome",
            "Write `activate Welcome` before what is to bring people into it."),
        flow(Fault.NO_ACTION, "fail Crm.«opn»", "Did you mean `open`?"),
        flow(Fault.NO_TEST_PROFILE, "«adda» opens Hello", "Did you mean `ada`?"),
        flow(Fault.NO_TEST_PROFILE, "expect «adda» received nothing", "Did you mean `ada`?"),
        flow(Fault.NO_TEST_PROFILE, "fail Hello for «adda»", "Did you mean `ada`?"),
        flow(Fault.NOT_TRACKED, "ada clicks «Hello»", "Write `track clicks` in the message."),
        flow(
            Fault.NOT_TRACKED,
            "ada complains about «Bye»",
            "A message by `sms` tells `delivered`, `bounced`, `clicked` or `unsubscribed`."),
        flow(Fault.REACTION_LINK, "ada opens Hello «\"x\"»", "Leave the text out."),
        flow(Fault.FAIL_FORM, "«fail Hello»", "Write it as in `fail Hello for ada`."),
        flow(Fault.FAIL_FORM, "«fail Crm»", "Write it as in `fail Crm.open`."),
        flow(Fault.TEST_TIMES, "fail Crm.open «0» times", "Write a number from 1 to 1,000,000."),
        flow(
            Fault.NO_ENTER,
            "change journey «Welcome» { send Bye }",
            "Say who does, as in `enter from audience A by email`."));
  }

  private static List<FaultExample> tests() {
    return List.of(
        test(Fault.NO_TEST_PROFILE, "profile ada { }\nexpect «aad» in A", "Did you mean `ada`?"),
        test(Fault.NO_TEST_PROFILE, "profile ada { }\nmerge «bob» into ada", "There is `ada`."),
        test(Fault.NO_TEST_PROFILE, "profiles 10 p { }\nexpect «p11» in A", "Did you mean `p1`?"),
        test(Fault.UNKNOWN_FIELD, "profile ada { «ctiy»: \"x\" }", "Did you mean `city`?"),
        test(Fault.FIT, "profile ada { birthYear: «\"x\"» }", ""),
        test(Fault.FIT, "profile ada { tier: «\"god\"» }", "Did you mean `gold`?"),
        test(
            Fault.MAPPED_TWICE,
            "profile ada { city: \"a\", «city»: \"b\" }",
            "Remove one of the two."),
        test(Fault.GIVEN_FORM, "profile ada { city: «{ a: 1 }» }", "Write one value."),
        test(Fault.TEST_TIME, "at «5»", "Write it as in `2026-03-01T09:00Z`."),
        test(Fault.TEST_TIME, "after «2026-03-01»", "Write it as in `2 hours`."),
        test(
            Fault.CLOCK_BACK,
            "at 2025-03-01T09:00Z\nafter 1 hour\nat «2025-03-01T09:59Z»",
            "Give it a later time."),
        test(
            Fault.CHANGED_AUDIENCE,
            "change audience «A» { profiles with { more = birthYear + 1 } }",
            "Test another audience of its own instead."),
        test(Fault.TRAIT_VALUE, "expect kind(A) = «lst»", "Did you mean `list`?"),
        test(
            Fault.TRAIT_VALUE,
            "expect columns(A) = (\"id\", «id»)",
            "Write the names of columns, as in `columns(A) = (\"id\", \"city\")`."),
        test(Fault.UNKNOWN_NAME, "expect size(«B») = 1", "There is `A`, `T`."),
        test(Fault.LATER_PART, "profile ada { }\n«trigger C for ada»", "Leave this part out."),
        test(Fault.LATER_PART, "expect «status(C) = live»", "Leave this part out."),
        property(
            Fault.PROPERTY_STEP,
            "profile p { «profile q { }» }",
            "Write `expect` and a condition, or make a `test` of it."),
        property(
            Fault.PROPERTY_AUDIENCE,
            "profile p { «expect p in T» }",
            "Write a `test` with the profiles that matter."),
        property(
            Fault.PROPERTY_AUDIENCE,
            "profile p { «expect size(A) > 0» }",
            "Write a `test` with the profiles that matter."));
  }
}
