package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Script;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declarations and populations. */
class ScriptTest {
  private static Script read(String text) {
    Parsed<Script> parsed = Parse.script(new Source("t.wend", text));
    assertEquals(List.of(), parsed.problems());
    return parsed.tree();
  }

  @Test
  void readsEveryDeclarationOfThisVersion() {
    Script script =
        read(
            """
            /// The customers.
            /// In three cities.
            timezone "America/New_York"
            namespace loyaltyId   // a comment
            let Cities = ("Rome", "Oslo")
            let Adult  = age(birthDate) >= 18
            profile {
              /// from the shop
              crmId: string key, name: string
              email: string identity
              card:  string identity loyaltyId
              tier:  enum("gold", "basic") default "basic"
              price: decimal(2)
            }
            source Customers: csv "customers.csv" (delimiter ";", columns a, on, "c d") into profile {
              crmId = customer_id
              birthYear = year(date(birth_date)) +
                1
              skip where email is missing
                or email = ""
            }
            source More: ndjson "more.ndjson" into profile
            audience City = profiles where city in ("Atlanta", "San Francisco")
              and birthYear > 1980
            audience Few = City
              except Old
            """);
    assertEquals(
        "Timezone Namespace Let Let Profile Source Source Audience Audience",
        script.declarations().stream()
            .map(d -> d.getClass().getSimpleName().replace("Declaration", ""))
            .collect(Collectors.joining(" ")));
    assertEquals("The customers.\nIn three cities.", script.declarations().get(0).doc());
    Ast.ProfileDeclaration profile = (Ast.ProfileDeclaration) script.declarations().get(4);
    assertEquals(
        List.of("crmId", "name", "email", "card", "tier", "price"),
        profile.fields().stream().map(f -> f.name().text()).toList());
    assertEquals("from the shop", profile.fields().get(0).doc());
    assertEquals("", profile.fields().get(1).doc());
    Ast.SourceDeclaration source = (Ast.SourceDeclaration) script.declarations().get(5);
    assertEquals(
        List.of("a", "on", "c d"),
        source.options().get(1).values().stream().map(Ast.TextValue::text).toList());
    assertEquals("(+ year(date(birth_date)) 1)", Shape.of(source.mappings().get(1).value()));
    assertEquals("(or (missing email) (= email ''))", Shape.of(source.skips().get(0).condition()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          profiles                        | profiles
          profiles where a or b           | (where profiles (or a b))
          A union B union C               | (union (union A B) C)
          A where x union B where y       | (union (where A x) (where B y))
          (A union B) except C            | (except [(union A B)] C)
          (A union B) where x             | (where [(union A B)] x)
          A where x where y               | (where (where A x) y)
          A where if x then y else z      | (where A (if x y z))
          """)
  void populations(String text, String shape) {
    Parsed<Ast.Population> parsed = Parse.population(new Source("t", text));
    assertEquals(List.of(), parsed.problems());
    assertEquals(shape, Shape.of(parsed.tree()));
  }
}
