package dev.wend;

import dev.wend.lib.Domain;
import dev.wend.lib.Fn;
import dev.wend.lib.Functions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of the functions: an index, then each part of the library by name. */
final class FunctionsPage {
  private static final String HEAD =
      """
      # The functions

      Made from the table of functions by a test, which also runs the examples; there `today` is 2026-03-01 and the script's time zone UTC.

      - A missing argument gives a missing result, and so does an argument for which there is no result: no function fails.
      - `int` is taken where `decimal` or `double` stands, `decimal` where `double` stands. `number` is any of the three, `ordered` any
        type that has an order, `any` any type; all `ordered` or `any` arguments of a call are of one type.
      - A `list<string>` is a field, a path through a list of objects (`orders.sku`), what another function gives, or written out.
      - A `pattern` is a text of RE2, written out; a `layout` a text like `"dd.MM.yyyy"`; a `zone` a text like `"Europe/Rome"`. The checker
        reads those that are written out.
      - Tests such as `contains`, `starts with`, `like`, `matches`, windows of time and counts over lists are no functions but forms of
        the [language](language.md). How the names of other systems are said here: [functions-map.md](functions-map.md).
      """;

  private final StringBuilder page = new StringBuilder(HEAD);
  private final Map<String, Integer> headings = new HashMap<>();

  static String text() {
    FunctionsPage page = new FunctionsPage();
    List<List<String>> names = new ArrayList<>();
    StringBuilder parts = new StringBuilder();
    for (Domain domain : Functions.domains()) {
      names.add(page.part(domain, parts));
    }
    page.index(names);
    return page.page.append(parts).toString();
  }

  private void index(List<List<String>> names) {
    page.append("\n| part | functions |\n| --- | --- |\n");
    for (int i = 0; i < names.size(); i++) {
      page.append("| ").append(Functions.domains().get(i).title()).append(" | ");
      page.append(String.join(" · ", names.get(i))).append(" |\n");
    }
  }

  /** Writes a part; returns links to its functions. */
  private List<String> part(Domain domain, StringBuilder out) {
    heading(domain.title());
    out.append("\n## ").append(domain.title()).append("\n\n");
    out.append(domain.sentence()).append("\n");
    Map<String, List<Fn>> byName =
        domain.rows().stream()
            .collect(Collectors.groupingBy(Fn::name, LinkedHashMap::new, Collectors.toList()));
    List<String> links = new ArrayList<>();
    byName.forEach(
        (name, overloads) -> {
          links.add("[" + name + "](#" + heading(name) + ")");
          out.append("\n### ").append(name).append("\n");
          overloads.forEach(fn -> overload(fn, out));
        });
    return links;
  }

  /** The address of a heading; of those alike the second ends in -1. */
  private String heading(String title) {
    String plain = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    int before = headings.merge(plain, 1, Integer::sum) - 1;
    return before == 0 ? plain : plain + "-" + before;
  }

  private static void overload(Fn fn, StringBuilder out) {
    out.append("\n**`").append(fn.signature()).append("`**  \n").append(fn.sentence());
    out.append("\n");
    if (!fn.examples().isEmpty()) {
      out.append("\n```\n");
      int width = fn.examples().stream().mapToInt(e -> e.expression().length()).max().orElseThrow();
      for (Fn.Example example : fn.examples()) {
        out.append(example.expression()).append(" ".repeat(width - example.expression().length()));
        out.append("   ").append(example.value()).append("\n");
      }
      out.append("```\n");
    }
  }
}
