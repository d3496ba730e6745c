package dev.wend.check;

import static dev.wend.check.FaultExample.script;
import static dev.wend.check.FaultExample.where;

import dev.wend.diag.Fault;
import dev.wend.type.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns, samples, tops and steps. */
final class PopulationExamples {
  private static final String OTHER_NAME = "Give the column another name.";
  private static final String OTHER_AUDIENCE = "Write `replace`, or save to another name.";

  private PopulationExamples() {}

  static List<FaultExample> all() {
    List<FaultExample> all = new ArrayList<>();
    all.add(
        script(
            Fault.NO_POPULATION,
            "audience A = «city» where nothing > 100",
            "Write `profiles where city is present`, or compare it."));
    all.add(
        where(
            Fault.CONDITION,
            "city = \"Rome\" or «\"Oslo\"»",
            "Write `city in (\"Rome\", \"Oslo\")`."));
    all.add(
        where(
            Fault.UNKNOWN_NAME,
            "in audience «Other»",
            "There is `A`. A saved audience is known with `--store DIR`."));
    all.add(
        script(
            Fault.COLUMN_TAKEN,
            "audience A = profiles with { x = 1, «city» = firstName }",
            OTHER_NAME));
    all.add(
        script(
            Fault.COLUMN_TAKEN,
            "audience A = profiles with { x = birthYear } where x > 1 with { «x» = 2 }",
            OTHER_NAME));
    all.add(
        script(
            Fault.SHADOW,
            "let x = active\naudience A = profiles where x with { «x» = birthYear }",
            "Give it another name."));
    all.add(
        script(
            Fault.MANY_COLUMNS,
            "audience A = profiles with { " + many(1_000, "c# = 1, ") + "«z» = 1 }",
            "Leave out those that nothing behind them uses."));
    all.add(
        script(
            Fault.TOO_HIGH,
            "audience A0 = profiles\n" + many(999, "audience A# = A$\n") + "audience «B» = A999",
            "Save one on the way, as in `save audience Some from Other create or update replace`."));
    all.add(
        script(
            Fault.COLUMN_TYPES,
            "audience A = profiles with { x = birthYear } union «profiles with { x = city }»",
            "Give one of them another name, or convert it."));
    all.add(
        script(
            Fault.SHARE,
            "audience A = sample «101%» of profiles",
            "Write a percentage from 0% to 100%, as in `sample 10% of Customers`."));
    all.add(
        script(
            Fault.NO_ORDER,
            "audience A = top 10 of profiles by «active»",
            "Use `=`, `!=` or `in`."));
    all.add(
        script(Fault.UNKNOWN_NAME, "a = «b» where active\nb = profiles", "There is `profiles`."));
    all.add(
        script(
            Fault.RULE_REPLACED,
            "audience A = profiles where active\nsave audience «A» from A update replace",
            "Save to another name to keep both."));
    all.add(
        script(
            Fault.APPEND_KIND,
            "audience A = profiles where active\nsave audience «A» from A update append",
            OTHER_AUDIENCE));
    return all;
  }

  /** A text again and again, with numbers from 1 on for {@code #} and one less for {@code $}. */
  private static String many(int count, String text) {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      all.append(text.replace("#", "" + i).replace("$", "" + (i - 1)));
    }
    return all.toString();
  }

  /** The audiences that the store has of the examples over one. */
  static final Map<String, Traits> STORED =
      Map.of(
          "Homes",
          Traits.saved("Household", Traits.Kind.LIST, Map.of()),
          "Buyers",
          Traits.saved(Traits.PROFILE, Traits.Kind.LIST, Map.of("spent", Scalar.INT)));

  /** Scripts that run over a store. */
  static List<FaultExample> overStore() {
    List<FaultExample> all = new ArrayList<>();
    all.add(
        script(
            Fault.DIMENSION,
            "audience A = profiles where in audience «Homes»",
            "Ask it where its own members are chosen."));
    all.add(
        script(
            Fault.DIMENSIONS,
            "entity Household { id: string key }\naudience A = profiles union «Homes»",
            "Take two populations of the same rows."));
    all.add(
        script(
            Fault.UNKNOWN_NAME,
            "audience A = «Homes»",
            "It is made of rows of `Household`: declare them."));
    all.add(
        script(
            Fault.NO_AUDIENCE,
            "save audience «A» from Buyers update replace",
            "Write `create or update`."));
    all.add(
        script(
            Fault.APPEND_DIMENSION,
            "save audience «Homes» from profiles update append",
            OTHER_AUDIENCE));
    all.add(
        script(
            Fault.COLUMN_TYPES,
            "save audience «Buyers» from profiles with { spent = city } update append",
            "Give one of them another name, or convert it."));
    return all;
  }
}
