package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Expression;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators, their levels, and literals. */
class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a or b and not c = 1             | (or a (and b (not (= c 1))))
          not a and b                      | (and (not a) b)
          a + b * -c                       | (+ a (* b (- c)))
          a - b - c                        | (- (- a b) c)
          a ?: b + 1 > 3                   | (> (?: a (+ b 1)) 3)
          10 % 3                           | (% 10 3)
          12%                              | 0.12
          1_000_000                        | 1000000
          3.140                            | 3.140
          (a or b) and c                   | (and [(or a b)] c)
          x in ("a", "b")                  | (in x {'a', 'b'})
          x in ("a")                       | (in x {'a'})
          x in ()                          | (in x {})
          x not in ["a"] ignoring case     | (not in x {'a'} ignoring case)
          x in Cities                      | (in x Cities)
          x between 1 and 2 and y          | (and (between x 1 2) y)
          x not between 1 and a + 2        | (not between x 1 (+ a 2))
          x not contains "a"               | (not contains x 'a')
          x starts with "a" ignoring case  | (starts with x 'a' ignoring case)
          x not ends with "a"              | (not ends with x 'a')
          x like "a%"                      | (like x 'a%')
          x matches "\\\\d+"               | (matches x '\\d+')
          d before 2026-03-01              | (before d date:2026-03-01)
          d after now                      | (after d now)
          d since 2026-03-01T09:30Z        | (since d datetime:2026-03-01T09:30Z)
          t = 2026-03-01T09:30:15.250Z     | (= t datetime:2026-03-01T09:30:15.250Z)
          t = 2026-03-01T09:30-05:00       | (= t datetime:2026-03-01T09:30-05:00)
          t = 2026-03-01T09:30             | (= t datetime:2026-03-01T09:30)
          t > 09:30:15                     | (> t time:09:30:15)
          d on today                       | (on d today)
          d not on today                   | (not (on d today))
          x is missing                     | (missing x)
          x is not missing                 | (present x)
          x is present                     | (present x)
          x is not present                 | (missing x)
          if a then 1 else 2 + 3           | (if a 1 (+ 2 3))
          a or if b then c else d or e     | (or a (if b c (or d e)))
          (if b then 1 else 2) + 1         | (+ [(if b 1 2)] 1)
          in audience Rich and x           | (and (in-audience Rich) x)
          not in audience Rich             | (not-in-audience Rich)
          not not in audience Rich         | (not (not-in-audience Rich))
          days between a and b > 5         | (> (DAY-between a b) 5)
          year between a and b ?: 3        | (?: (YEAR-between a b) 3)
          days > 3 and month(d) = 2        | (and (> days 3) (= month(d) 2))
          d + 1 day 6 hours                | (+ d span:1DAY+6HOUR)
          d - 3 months                     | (- d span:3MONTH)
          x < 250 milliseconds             | (< x span:250MILLISECOND)
          email = from                     | (= email from)
          contains contains "contains"     | (contains contains 'contains')
          between between on and after     | (between between on after)
          `date of birth` > 1              | (> date of birth 1)
          profile.key.on                   | profile.key.on
          age(birthDate) >= 18             | (>= age(birthDate) 18)
          f()                              | f()
          [1, 2]                           | {1, 2}
          größe > 1 and 年 = 2              | (and (> größe 1) (= 年 2))
          x = missing                      | (= x missing)
          true and false                   | (and true false)
          """)
  void readsAsWritten(String text, String shape) {
    Parsed<Expression> parsed = Parse.expression(new Source("t", text));
    assertEquals(List.of(), parsed.problems());
    assertEquals(shape, Shape.of(parsed.tree()));
  }
}
