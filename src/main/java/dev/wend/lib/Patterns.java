package dev.wend.lib;

import java.util.List;

/** Of patterns, which are written out and of RE2; each takes time linear in the text. */
final class Patterns {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "extract(text: string, pattern: pattern): string",
              "What a pattern takes where it is first found; nothing where it is not.",
              in -> in.pattern(1).group(in.text(0), 0).ifPresent(t -> Utf8.give(in, t)),
              "extract(\"Order 4711 of 2026\", \"[0-9]+\")",
              "\"4711\"",
              "extract(\"Order\", \"[0-9]+\")",
              "missing")
          .row(
              "extract(text: string, pattern: pattern, group: int): string",
              "What a group in round brackets takes where the pattern is first found; the first is 1; nothing where there is no such group.",
              in -> in.pattern(1).group(in.text(0), in.number(2)).ifPresent(t -> Utf8.give(in, t)),
              "extract(\"2026-03-01\", \"([0-9]+)-([0-9]+)\", 2)",
              "\"03\"")
          .row(
              "countMatches(text: string, pattern: pattern): int",
              "How often a pattern is found, one place behind the other.",
              in -> in.give((long) in.pattern(1).count(in.text(0))),
              "countMatches(\"a1b22\", \"[0-9]+\")",
              "2")
          .atLeast(0)
          .row(
              "replaceMatches(text: string, pattern: pattern, by: string): string",
              "The text with all that a pattern finds replaced; `$1` is what group 1 takes, `$0` all that was found, `$$` a `$`.",
              in -> replace(in, Integer.MAX_VALUE),
              "replaceMatches(\"+39 06 1234\", \"[^0-9]\", \"\")",
              "\"39061234\"",
              "replaceMatches(\"King, Ada\", \"(.+), (.+)\", \"$2 $1\")",
              "\"Ada King\"")
          .row(
              "replaceFirstMatch(text: string, pattern: pattern, by: string): string",
              "The text with the first that a pattern finds replaced; `$1`, `$0` and `$$` as in `replaceMatches`.",
              in -> replace(in, 1),
              "replaceFirstMatch(\"a1b22\", \"[0-9]+\", \"-\")",
              "\"a-b22\"")
          .rows();

  private Patterns() {}

  private static void replace(Invocation in, int most) {
    in.pattern(1)
        .replaced(in.text(0), in.text(2).toString(), most, Utf8.MOST_BYTES)
        .ifPresent(text -> Utf8.give(in, text));
  }
}
