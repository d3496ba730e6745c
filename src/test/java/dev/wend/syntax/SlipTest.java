package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in expressions: which problem, where, and what is read all the same. */
class SlipTest {
  /** Text, then {@code id@column} of each problem, then the shape of what was read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          a == 1            | E-habit-equals@3          | (= a 1)
          a === 1           | E-habit-equals@3          | (= a 1)
          a := 1            | E-habit-equals@3          | (= a 1)
          a && b            | E-habit-and@3             | (and a b)
          a & b             | E-habit-and@3             | (and a b)
          !a                | E-habit-not@1             | (not a)
          a is "x"          | E-habit-equals@3          | (= a 'x')
          a is not 5        | E-habit-not-equals@3      | (!= a 5)
          a in (1..5)       | E-habit-sign@3            | (between a 1 5)
          a in 1..5         | E-habit-sign@3            | (between a 1 5)
          a in "x", "y"     | E-habit-sign@3            | (in a {'x', 'y'})
          a in {"x", "y"}   | E-habit-sign@3            | (in a {'x', 'y'})
          a > 1.000.000     | E-number@5                | (> a 1000000)
          a > 01.02.1990    | E-habit-sign@5            | (> a date:1990-02-01)
          a = 9:00          | E-habit-sign@5            | (= a time:09:00)
          a in last 1.5 days | E-whole-amount@11        | (in a last span:1DAY)
          xs contains any ("a", "b") | E-habit-sign@4   | (intersects xs {'a', 'b'})
          xs contains all ["a"] | E-habit-sign@4        | (superset of xs {'a'})
          xs contains ("a", "b") | -                    | (contains xs {'a', 'b'})
          if(a, b, c) + 1   | E-habit-call@1            | (+ [(if a b c)] 1)
          if (a) then b else c | -                      | (if [a] b c)
          count(xs) > 3 in last 30 days | E-habit-chain@15 | (> count(xs) 3)
          a <> 1            | E-habit-not-equals@3      | (!= a 1)
          a ≠ 1             | E-habit-not-equals@3      | (!= a 1)
          a ≤ 1             | E-habit-sign@3            | (<= a 1)
          a => 1            | E-habit-arrow@3           | (>= a 1)
          a =< 1            | E-habit-arrow@3           | (<= a 1)
          a ?? 1            | E-habit-sign@3            | (?: a 1)
          a × 2 ÷ 3 − 1     | E-habit-sign@3 E-habit-sign@7 E-habit-sign@11 | (- (/ (* a 2) 3) 1)
          a =~ "x"          | E-habit-sign@3            | (matches a 'x')
          a = null          | E-habit-null@5            | (missing a)
          a != NULL         | E-habit-null@6            | (present a)
          a is null         | E-habit-null@6            | (missing a)
          a IS NOT NULL     | E-habit-case@3 E-habit-case@6 E-habit-null@10 | (present a)
          a = 'x'           | E-habit-quotes@5          | (= a 'x')
          in audience A for 7 days | E-held-for@15      | (in-audience A for span:7DAY)
          a = 'x"y'         | E-habit-quotes@5          | (= a 'x"y')
          a = 'it\\'s'       | E-habit-quotes@5          | (= a 'it's')
          a = ‘x’           | E-habit-quotes@5          | (= a 'x')
          a = “x”           | E-habit-quotes@5          | (= a 'x')
          a AND NOT b Or c  | E-habit-case@3 E-habit-case@7 E-habit-case@13 | (or (and a (not b)) c)
          a NOT IN (1)      | E-habit-case@3 E-habit-case@7 | (not in a {1})
          a LIKE "x"        | E-habit-case@3            | (like a 'x')
          a = TRUE          | E-habit-case@5            | (= a true)
          a startsWith "x"  | E-habit-sign@3            | (starts with a 'x')
          a < b < c         | E-habit-chain@7           | (and (< a b) (< b c))
          a < b < c < d     | E-habit-chain@7           | (and (and (< a b) (< b c)) (< c d))
          a;                | E-habit-semicolon@2       | a
          a # b             | E-habit-comment@3         | a
          a -- b            | E-habit-comment@3         | a
          a - -b            | -                         | (- a (- b))
          a --1             | -                         | (- a (- 1))
          a not = 1         | E-habit-not-equals@3      | (!= a 1)
          a and not b = 1   | -                         | (and a (not (= b 1)))
          any orders where p > 1 or q | -               | (any orders (or (> p 1) q))
          all o in xs.ys where o.p | -                  | (all o in xs.ys o.p)
          a and no xs and b | -                         | (and (and a (no xs)) b)
          a + any xs where b | E-if-operand@5           | (+ a (any xs b))
          (any xs where a) = b | -                      | (= [(any xs a)] b)
          count(xs where a, b) | E-syntax@17            | count(xs a)
          count(o in xs where o.a > 1) | -              | count(o in xs (> o.a 1))
          count(o in xs)    | -                         | count(o in xs)
          f(o in xs)        | -                         | f((in o xs))
          sum(o.a for o in xs where b) | -              | sum(o.a for o in xs b)
          count(top 3 xs by a desc) | -                 | count((top 3 xs a desc))
          any o in top 3 xs by a where b | -            | (any o in (top 3 xs a) b)
          xs[0].a["k"]      | -                         | xs[0].a['k']
          xs not intersects ("a", "b") | -              | (not intersects xs {'a', 'b'})
          xs subset of ("a") | -                        | (subset of xs {'a'})
          xs superset of ys and z | -                   | (and (superset of xs ys) z)
          top = for         | -                         | (= top for)
          t in last 7 days  | -                         | (in t last span:7DAY)
          t in last         | -                         | (in t last)
          t in this month and b | -                     | (and (in t this MONTH) b)
          t not in next 1 year 2 months | -             | (not in t next span:1YEAR+2MONTH)
          t > now()         | E-habit-sign@5            | (> t now)
          d > today()       | E-habit-sign@5            | (> d today)
          now ()            | E-habit-sign@1            | now
          t in the last 7 days | E-habit-sign@6         | (in t last span:7DAY)
          d > 1990-1-1      | E-habit-sign@5            | (> d date:1990-01-01)
          d > 31/12/1990 and a | E-habit-sign@5         | (and (> d date:1990-12-31) a)
          n > 1990/10/2     | E-habit-sign@5            | (> n date:1990-10-02)
          1990 - 1 - 1      | -                         | (- (- 1990 1) 1)
          99/2/1            | -                         | (/ (/ 99 2) 1)
          t in last quarter | E-syntax@11               | <broken>
          t in this 7 days  | E-syntax@11               | (in t this DAY)
          a ? 1 : 2         | E-habit-ternary@3         | a
          10%3              | E-habit-percent@1         | 0.10
          any(a, b > 1)     | E-habit-call@1            | (any a (> b 1))
          1.5 hours         | E-whole-amount@1          | span:1HOUR
          3days             | E-number@1                | <broken>
          1__0              | E-number@1                | <broken>
          .5                | E-number@1                | <broken>
          1e5               | E-number@1                | <broken>
          "a\\qb"           | E-escape@3                | 'a\\qb'
          "\\u{110000}"     | E-escape@2                | '\\u{110000}'
          "\\u{D800}"       | E-escape@2                | '\\u{D800}'
          "\\u{}"           | E-escape@2                | '\\u{}'
          "\\u41"           | E-escape@2                | '\\u41'
          "a {{b}}"         | E-template@4              | 'a {{b}}'
          "a {{b ?: "c"}}"  | E-template@4              | 'a {{b ?: "c"}}'
          "abc              | E-open-text@1             | 'abc'
          f("abc, d)        | E-open-text@3             | f('abc, d)')
          `abc              | E-open-name@1             | abc
          a /* b            | E-open-comment@3          | a
          a @ b             | E-character@3             | a
          1 + if a then b else c | E-if-operand@5       | (+ 1 (if a b c))
          if a then b else c + 1 | -                    | (if a b (+ c 1))
          a + (1, 2)        | E-round-list@5            | (+ a {1, 2})
          a and             | E-syntax@6                | (and a <broken>)
          a +               | E-syntax@4                | (+ a <broken>)
          x in              | E-syntax@5                | (in x <broken>)
          a.no              | E-reserved@3              | a.no
          """)
  void oneSlipGivesOneProblem(String text, String problems, String shape) {
    Parsed<Ast.Expression> parsed = Parse.expression(new Source("t", text));
    String found =
        parsed.problems().stream()
            .map(d -> d.fault().id() + "@" + d.column())
            .collect(Collectors.joining(" "));
    assertEquals(problems == null ? "" : problems, found);
    assertEquals(shape, Shape.of(parsed.tree()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a == 1        | `==` compares in other languages. Write `=`.
          a < b < c     | Comparisons do not chain. Write `a < b and b < c`.
          a != null     | `null` is called `missing` here. Write `is present`.
          a AND b       | `AND` stands in lower case. Write `and`.
          a = 'x'       | Text stands in straight double quotes. Write `"x"`.
          a = 'x"y'     | Text stands in straight double quotes. Write `"x\\"y"`.
          a > 1.000.000 | `1.000.000` is no number. Write `1_000_000`.
          a in (1..5)   | Wend has no `in (1..5)`. Write `between 1 and 5`.
          a in "x", "y" | Wend has no `in "x", "y"`. Write `in ("x", "y")`.
          if(a, b, c)   | `if` is no function. Write `(if a then b else c)`.
          a > 5,50      | Expected an operator or the end of the text, found `,`. Write `5.50`.
          a >= 5 and <= 9 | Expected an expression, found `<=`. Write `a >= 5 and a <= 9`.
          count(x) > 3 in last 5 days | Comparisons do not chain. Write `count(x in last 5 days) > 3`.
          10%3          | `10%` is a percentage, and something follows it. The remainder of a division needs spaces: `10 % 3`.
          a +           | Expected an expression, found the end of the text.
          a b           | Expected an operator or the end of the text, found `b`.
          a contans b   | Expected an operator or the end of the text, found `contans`. Did you mean `contains`?
          (a            | Expected `)` or `,`, found the end of the text. Write `)` where it ends.
          a starts "x"  | Expected `with`, found `"x"`.
          3days         | `3days` is no number. A number and its unit stand apart: `3 days`.
          """)
  void messagesSayWhatToWrite(String text, String message) {
    Diagnostic first = Parse.expression(new Source("t", text)).problems().get(0);
    assertEquals(message, (first.message() + " " + first.hint()).strip());
  }
}
