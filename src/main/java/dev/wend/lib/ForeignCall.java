package dev.wend.lib;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A call of a name that is no function here but may be one elsewhere: how it is said here. */
public final class ForeignCall {
  /** What needs no brackets in the place of an argument. */
  private static final Pattern SIMPLE =
      Pattern.compile("[\\w.`]+|\"[^\"]*\"|[\\d-]+|\\w+\\([^()]*\\)");

  private static final int LONGEST = 60;

  private ForeignCall() {}

  /**
   * What to write instead, as a sentence; empty for a name that nobody uses.
   *
   * @param arguments as they are written
   */
  public static Optional<String> hint(String name, List<String> arguments) {
    List<ForeignName> rows =
        ForeignName.all().stream()
            .filter(row -> !name.isEmpty() && row.name().equalsIgnoreCase(name))
            .toList();
    List<ForeignName> same = rows.stream().filter(row -> row.name().equals(name)).toList();
    List<ForeignName> known = same.isEmpty() ? rows : same;
    for (ForeignName row : known) {
      Optional<String> said = said(row, arguments);
      if (said.isPresent()) {
        return Optional.of(sentence("Write `" + said.get() + "`.", row));
      }
    }
    return known.stream().findFirst().map(ForeignCall::general);
  }

  private static String general(ForeignName row) {
    return row.ours().isEmpty() ? row.note() : sentence("Write it like `" + row.ours() + "`.", row);
  }

  private static String sentence(String first, ForeignName row) {
    return row.note().isEmpty() ? first : first + " " + row.note();
  }

  /** Our expression with these arguments; empty where the row is for others. */
  private static Optional<String> said(ForeignName row, List<String> arguments) {
    List<String> samples = row.arguments();
    if (row.ours().isEmpty() || samples.size() != arguments.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < samples.size(); i++) {
      if (!fits(samples.get(i), arguments.get(i), row.ours())) {
        return Optional.empty();
      }
    }
    if (samples.isEmpty()) {
      return Optional.of(row.ours());
    }
    String places =
        samples.stream().map(s -> "(" + place(s) + ")").collect(Collectors.joining("|"));
    return Optional.of(
        Pattern.compile(places)
            .matcher(row.ours())
            .replaceAll(found -> replacement(found, row.ours(), arguments)));
  }

  /**
   * Whether an argument can stand for a sample. For a sample that is a literal only a literal can,
   * and where our expression does not use it only the same one.
   */
  private static boolean fits(String sample, String argument, String ours) {
    if (argument.length() > LONGEST || argument.contains("\n")) {
      return false;
    }
    boolean name =
        sample.matches("[a-zA-Z]\\w*") && !sample.equals("true") && !sample.equals("false");
    boolean used = Pattern.compile(place(sample)).matcher(ours).find();
    boolean part = Pattern.compile("\\." + place(sample)).matcher(ours).find();
    if (part && !argument.matches("[a-zA-Z]\\w*")) {
      return false; // what follows a dot is a name
    }
    return name || (used ? isLiteral(argument) : sample.equalsIgnoreCase(argument));
  }

  private static String replacement(MatchResult found, String ours, List<String> arguments) {
    // a condition reaches as far as it can, and needs no brackets at the end of others
    boolean reaches =
        ours.startsWith("where ", found.start() - "where ".length())
            && ours.substring(found.end()).matches("\\)*");
    for (int i = 0; i < arguments.size(); i++) {
      if (found.group(i + 1) != null && reaches) {
        return Matcher.quoteReplacement(arguments.get(i));
      } else if (found.group(i + 1) != null) {
        return Matcher.quoteReplacement(bracketed(arguments.get(i)));
      }
    }
    throw new IllegalStateException("found nothing");
  }

  private static String bracketed(String argument) {
    return SIMPLE.matcher(argument).matches() ? argument : "(" + argument + ")";
  }

  private static boolean isLiteral(String argument) {
    return argument.matches("\"[^\"]*\"|\\d+");
  }

  /** Where a sample stands in our expression. */
  private static String place(String sample) {
    return "(?<![\\w\"])" + Pattern.quote(sample) + "(?![\\w\"])";
  }
}
