package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where something else was expected: how it is written here. */
class AdviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          timezone Europe/Rome                                    | E-syntax    | Write `"Europe/Rome"`.
          source S: csv customers-1.csv into profile              | E-syntax    | Write `"customers-1.csv"`.
          source S: csv "x.csv" (delimiter: ";") into profile     | E-syntax    | Remove the `:`.
          audience A = profiles where spent > 1,000               | E-syntax    | Write `1_000`.
          audience A = profiles order by spent                    | E-syntax    | Only a choice has an order: write `top 10 of A by points desc`.
          audience A = profiles where t within 7 days             | E-syntax    | Write `in last 7 days`, or `in next 7 days`.
          audience A = profiles where city.startsWith("R")        | E-syntax    | Write `city starts with "R"`.
          audience A = profiles where city.toUpperCase("R")       | E-syntax    | The function stands first: `toUpperCase(city)`.
          audience A = top 10 profiles by spent                   | E-habit-sign | Write `top 10 of profiles`.
          profile { id: string key                                | E-syntax    | Write `}` at its end.
          save B from A create or update replace                  | E-declaration | Write `save audience NAME from AUDIENCE create or update replace`.
          audience A = profiles where View then Cart within 1 day | E-syntax    | Steps in time stand in a sequence: write `sequence(View then Cart)`.
          audience A = profiles where count(*) > 3                | E-syntax    | Something is counted: write `count(orders)`, or `count(Purchase)` of an event.
          audience A = profiles where count(distinct E.f) > 3     | E-syntax    | Write `count(distinct(E.f))`.
          audience A = select city from profiles                  | E-syntax    | Write `profiles where …`.
          audience A = SELECT * FROM profiles                     | E-syntax    | Write `profiles where …`.
          profile { id: string key, city: "Rome" }                | E-syntax    | Write `city: string`. `profile { … }` declares the fields of all; one with values stands in a test.
          profile ada { city: "Rome" }                            | E-syntax    | `profile { … }` declares the fields of all; one with values stands in a test.
          event E { price: 3 }                                    | E-syntax    | Write `price: int`.
          profile                                                 | E-declaration | Write `profile {` in one line, and `}` behind its fields.
          """)
  void adviceIsText(String text, String id, String hint) {
    List<Diagnostic> problems = Parse.script(new Source("a.wend", text)).problems();
    assertEquals(1, problems.size(), problems::toString);
    assertEquals(id, problems.get(0).fault().id(), problems::toString);
    assertEquals(hint, problems.get(0).hint());
  }
}
