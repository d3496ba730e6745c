package dev.wend.lib;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What another system calls something, and how it is said here. The rows stand in texts, a line
 * each, with {@code |} between the cells:
 *
 * <pre>
 * kind | as the other system writes it | as it is written here | what is different
 * value | Percent(x, y) | 100 * x / y |
 * </pre>
 *
 * @param form with sample arguments: names of fields or literals, the same in {@code ours}
 * @param ours empty for what is not said here
 * @param note empty, or a sentence
 */
public record ForeignName(Origin origin, Kind kind, String form, String ours, String note) {
  /** Who says it. */
  public enum Origin {
    CAMPAIGN("Campaign Standard and multi-step campaigns"),
    PQL("Profile Query Language"),
    JOURNEY("Journey Optimizer's advanced expressions"),
    PERSONALISATION("Journey Optimizer's personalisation"),
    OTHERS("SQL, JavaScript, spreadsheets");

    private final String title;

    Origin(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** What stands for it here. */
  public enum Kind {
    VALUE("an expression"),
    LIST("an expression over a list or map"),
    AUDIENCE("audiences"),
    EVENTS("behaviour over events"),
    MESSAGE("the text of a message"),
    NONE("nothing");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    private static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.name().equalsIgnoreCase(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind is called " + word);
    }
  }

  /** Every row, those of a system in the order of its own documentation. */
  public static List<ForeignName> all() {
    return Stream.of(
            read(Origin.CAMPAIGN, CampaignNames.ROWS),
            read(Origin.PQL, PqlNames.ROWS),
            read(Origin.JOURNEY, JourneyNames.ROWS),
            read(Origin.PERSONALISATION, MessageNames.PERSONALISATION),
            read(Origin.OTHERS, MessageNames.OTHERS))
        .flatMap(List::stream)
        .toList();
  }

  private static List<ForeignName> read(Origin origin, String rows) {
    List<ForeignName> names = new ArrayList<>();
    for (String line : rows.lines().toList()) {
      String[] cells = (line + " ").split("(?<!\\\\)\\|", -1);
      if (cells.length != 4) {
        throw new IllegalArgumentException("a row has four cells: " + line);
      }
      names.add(
          new ForeignName(
              origin, Kind.of(cells[0].trim()), cell(cells[1]), cell(cells[2]), cell(cells[3])));
    }
    return names;
  }

  private static String cell(String text) {
    return text.trim().replace("\\|", "|");
  }

  /** The name that is called: {@code startsWith} of {@code s.startsWith(part)}; empty for signs. */
  public String name() {
    int open = form.indexOf('(');
    String head = open < 0 ? form : form.substring(0, open);
    String name = head.substring(head.lastIndexOf('.') + 1);
    return name.matches("\\w+") ? name : "";
  }

  /** What it is called with, the receiver before a dot first. */
  public List<String> arguments() {
    int open = form.indexOf('(');
    if (open < 0 || !form.endsWith(")")) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    int dot = form.lastIndexOf('.', open);
    if (dot >= 0) {
      all.add(form.substring(0, dot));
    }
    split(form.substring(open + 1, form.length() - 1), all);
    return all;
  }

  /** At the commas that stand in no brackets and no text. */
  private static void split(String inside, List<String> into) {
    int depth = 0;
    boolean text = false;
    int from = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      text ^= c == '"';
      depth += text ? 0 : "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0 && !text) {
        into.add(inside.substring(from, i).trim());
        from = i + 1;
      }
    }
    if (!inside.isBlank()) {
      into.add(inside.substring(from).trim());
    }
  }
}
