package dev.wend.syntax;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between the braces of a message in other languages, and what is meant by it. */
final class TemplateHabits {
  private record Row(Pattern inside, String meant) {
    static Row of(String inside, String meant) {
      return new Row(Pattern.compile("(?s)\\s*(?:" + inside + ")\\s*"), meant);
    }
  }

  private static final String PATH = "([\\p{L}_][\\w.]*)";
  private static final String TEXT = "(\"[^\"]*\")";

  /** Single values, without their braces. */
  private static final List<Row> VALUES =
      List.of(
          Row.of(PATH + "\\s*(?:\\|\\|?|\\bor\\b|,)\\s*" + TEXT, "$1 ?: $2"),
          Row.of(PATH + "\\s*\\|?\\s*\\bdefault\\s*[:(]?\\s*" + TEXT + "\\)?", "$1 ?: $2"),
          Row.of(PATH + "\\s*\\|\\s*date\\s*[:(]?\\s*" + TEXT + "\\)?", "text($1, $2)"),
          Row.of(PATH + "\\s*\\|\\s*(?:upcase|uppercase|upper)", "upper($1)"),
          Row.of(PATH + "\\s*\\|\\s*(?:downcase|lowercase|lower)", "lower($1)"),
          Row.of(PATH + "\\s*\\|\\s*(\\w+)", "$2($1)"),
          Row.of("\\$" + PATH, "$1"));

  /** Beginnings, middles and ends of blocks, with their braces. */
  private static final List<Row> BLOCKS =
      List.of(
          Row.of("if\\b\\s*(?!.*\\bthen\\b)(.+)", "{{#if $1}}"),
          Row.of("#else", "{{else}}"),
          Row.of("#?(?:elseif|elsif|elif|else\\s*#if|#else if)\\b\\s*(.+)", "{{else if $1}}"),
          Row.of("#?(?:endif|end if|end|fi)", "{{/if}}"),
          Row.of("#?(?:endfor|endeach)", "{{/each}}"),
          Row.of("#?(?:for|foreach|each)\\s+(\\w+)\\s+in\\s+(.+)", "{{#each $2 as $1}}"),
          Row.of("#(?:for|foreach)\\s+(.+)\\s+as\\s+(\\w+)", "{{#each $1 as $2}}"),
          Row.of("#unless\\b\\s*(.+)", "{{#if not ($1)}}"));

  /** Nobody writes more between braces by hand, and rows take long to look at it. */
  private static final int LONGEST = 400;

  private TemplateHabits() {}

  /** The value that is meant, without braces. */
  static Optional<String> value(String inside) {
    return meant(VALUES, inside);
  }

  /** The part of a block that is meant, with its braces. */
  static Optional<String> block(String inside) {
    return meant(BLOCKS, inside).map(text -> text.replaceFirst("\\s+}}$", "}}"));
  }

  private static Optional<String> meant(List<Row> rows, String inside) {
    for (Row row : inside.length() > LONGEST ? List.<Row>of() : rows) {
      Matcher matcher = row.inside().matcher(inside);
      if (matcher.matches()) {
        return Optional.of(matcher.replaceFirst(row.meant()));
      }
    }
    return Optional.empty();
  }
}
