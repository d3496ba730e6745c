package dev.wend.check;

import dev.wend.diag.Fault;
import java.util.List;

/** Examples for the rules of tests and properties. */
final class TestExamples {
  private static final String AUDIENCES =
      """
      audience A = profiles where active
      audience T = top 5 of A by score desc
      """;

  private TestExamples() {}

  private static FaultExample test(Fault fault, String steps, String hint) {
    return FaultExample.script(fault, AUDIENCES + "test \"x\" {\n" + steps + "\n}\n", hint);
  }

  private static FaultExample property(Fault fault, String text, String hint) {
    return FaultExample.script(fault, AUDIENCES + "property \"x\" for all " + text + "\n", hint);
  }

  static List<FaultExample> all() {
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
        test(Fault.LATER_PART, "profile ada { }\n«ada opens M»", "Leave this part out."),
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
