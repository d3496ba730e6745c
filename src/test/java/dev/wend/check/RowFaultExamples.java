package dev.wend.check;

import static dev.wend.check.FaultExample.alone;

import dev.wend.diag.Fault;
import java.util.List;

/** Examples for the rules of entities, services and what sources fill besides plain fields. */
final class RowFaultExamples {
  private static final String PROFILE =
      """
      entity Household { id: string key, region: string }
      service Newsletter { title: "Weekly letter" }
      profile {
        id:      string key
        email:   string identity
        home:    link Household
        address: { street: string, city: string }
      }
      """;

  private RowFaultExamples() {}

  private static FaultExample script(Fault fault, String text, String hint) {
    return alone(fault, PROFILE + text, hint);
  }

  private static FaultExample source(Fault fault, String items, String hint) {
    return script(fault, "source S: csv \"s.csv\" into profile {\n" + items + "\n}", hint);
  }

  static List<FaultExample> all() {
    return List.of(
        script(
            Fault.ENTITY_IDENTITY,
            "namespace chip\nentity Pet { id: string key, chip: string «identity» }",
            "Remove `identity`."),
        script(
            Fault.NO_KEY,
            "«entity» Pet { id: string }",
            "Mark the field that tells its rows apart: `id: string key`."),
        script(
            Fault.DUPLICATE_NAME,
            "entity Pet { id: string key }\naudience «pets» = profiles where email is present",
            "Give one of the two another name."),
        script(
            Fault.SERVICE_ITEM,
            "service App { «name: \"x\"» }",
            "A service has `title: \"…\"` and `default subscribed`."),
        script(
            Fault.NO_SERVICE,
            "audience A = profiles where subscribed to «Newsleter»",
            "Did you mean `Newsletter`?"),
        script(
            Fault.TARGET, "source S: csv \"s.csv\" into «Houshold»", "Did you mean `Household`?"),
        script(
            Fault.UNKNOWN_FIELD,
            "source S: csv \"s.csv\" into Household { «size» = n }",
            "There is `id`, `region`."),
        script(
            Fault.NO_PART,
            "audience A = profiles where home.«city» = \"x\"",
            "There is `id`, `region`."),
        source(Fault.TARGET_OBJECT, "«address» = a", "Give its fields: `address.street = …`."),
        script(
            Fault.MERGE_WHAT,
            "source S: csv \"s.csv\" into Household { merge «profiles» by email }",
            "Write `merge profiles by email`."),
        source(Fault.MERGE_BY, "merge profiles by «city»", "There is `id`, `email`."),
        source(
            Fault.MERGE_TWICE,
            "merge profiles by email\n«merge profiles by id»",
            "Remove this one."),
        source(
            Fault.MISSING_SKIPPED,
            "skip where «id != \"x\"»",
            "Write `id is present and …` to keep those."),
        source(Fault.EMPTY_CELL, "skip where «id = \"\"»", "Write `id is missing`."));
  }
}
