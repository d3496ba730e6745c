package dev.wend.cli;

import dev.wend.diag.Nearest;
import dev.wend.session.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The words after a command's name, read by its row of the table. */
final class Arguments {
  private static final List<Flag> COMMON = List.of(Flag.FORMAT, Flag.DEBUG, Flag.HELP);

  private final CommandLine line;
  private final List<String> formats;

  private Arguments(CommandLine line, List<String> formats) {
    this.line = line;
    this.formats = formats;
  }

  static Arguments parse(Command command, String[] words) throws UsageException {
    Options options = new Options();
    for (Flag flag : flags(command)) {
      options.addOption(
          (flag.letter().isEmpty() ? Option.builder() : Option.builder(flag.letter()))
              .longOpt(flag.name())
              .hasArg(!flag.argument().isEmpty())
              .get());
    }
    Arguments arguments = new Arguments(read(command, options, words), formats(command));
    for (Flag flag : flags(command)) {
      arguments.requireOnce(flag);
    }
    if (!arguments.has(Flag.HELP)) {
      arguments.requireWords(command);
      arguments.isJson();
    }
    return arguments;
  }

  /** All options that a command takes; its own row of one that all take wins. */
  static List<Flag> flags(Command command) {
    Set<String> own = command.flags().stream().map(Flag::name).collect(Collectors.toSet());
    return Stream.concat(
            command.flags().stream(), COMMON.stream().filter(f -> !own.contains(f.name())))
        .toList();
  }

  private static CommandLine read(Command command, Options options, String[] words)
      throws UsageException {
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(options, words);
    } catch (UnrecognizedOptionException e) {
      throw unknownOption(command, e.getOption());
    } catch (MissingArgumentException e) {
      String name = e.getOption().getLongOpt();
      Flag flag =
          flags(command).stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
      throw new UsageException("`--" + name + "` needs a value.", "Write `" + flag.usage() + "`.");
    } catch (AlreadySelectedException e) {
      throw new UsageException("`" + e.getOption().getLongOpt() + "` is given twice.", "");
    } catch (ParseException e) {
      throw new UsageException(e.getMessage(), "");
    }
  }

  private static UsageException unknownOption(Command command, String word) {
    String name = word.replaceFirst("^-+", "").replaceFirst("=.*", "");
    List<String> names = flags(command).stream().map(Flag::name).toList();
    String other =
        word.matches("-[^-a-zA-Z].*|-.* .*")
            ? "What begins with `-` and is no option stands behind `--`: `-- '" + word + "'`."
            : "`wend help " + command.name() + "` lists its options.";
    String hint =
        Nearest.of(name, names).map(near -> "Did you mean `--" + near + "`?").orElse(other);
    return new UsageException("`wend " + command.name() + "` has no option `" + word + "`.", hint);
  }

  private void requireOnce(Flag flag) throws UsageException {
    String[] values = line.getOptionValues(flag.name());
    if (values != null && values.length > 1) {
      throw new UsageException("`--" + flag.name() + "` is given twice.", "Leave one of them out.");
    }
  }

  private void requireWords(Command command) throws UsageException {
    int given = words().size();
    if (given < command.leastWords() || given > command.mostWords()) {
      String message =
          given < command.leastWords()
              ? "`wend " + command.name() + "` needs more words."
              : "`wend "
                  + command.name()
                  + "` takes fewer words: `"
                  + words().get(command.mostWords())
                  + "` is too many.";
      throw new UsageException(
          message, "Write `wend " + command.name() + " " + command.synopsis() + "`.");
    }
  }

  /** The words without dashes, in order. */
  List<String> words() {
    return new ArrayList<>(line.getArgList());
  }

  boolean has(Flag flag) {
    return line.hasOption(flag.name());
  }

  Optional<String> value(Flag flag) {
    return Optional.ofNullable(line.getOptionValue(flag.name()));
  }

  String required(Flag flag) throws UsageException {
    return value(flag)
        .orElseThrow(
            () ->
                new UsageException(
                    "`--" + flag.name() + "` is missing.", "Write `" + flag.usage() + "`."));
  }

  boolean isJson() throws UsageException {
    return format().equals("json");
  }

  /** How to print the result: one of the words that the command's option lists. */
  String format() throws UsageException {
    String format = value(Flag.FORMAT).orElse(formats.get(0));
    if (!formats.contains(format)) {
      String hint = "Write `--format " + String.join("` or `--format ", formats) + "`.";
      throw new UsageException("`" + format + "` is no format of this command.", hint);
    }
    return format;
  }

  private static List<String> formats(Command command) {
    return flags(command).stream()
        .filter(f -> f.name().equals(Flag.FORMAT.name()))
        .flatMap(f -> Stream.of(f.argument().split("\\|")))
        .toList();
  }

  Optional<Moment> time(Flag flag) throws UsageException {
    Optional<String> text = value(flag);
    Optional<Moment> moment = text.flatMap(Moment::parse);
    if (text.isPresent() && moment.isEmpty()) {
      throw new UsageException(
          "`--" + flag.name() + " " + text.get() + "` is no time.",
          "Write it as 2026-03-01T09:00Z, 2026-03-01T09:00-05:00 or 2026-03-01.");
    }
    return moment;
  }

  /** A whole number that is not negative. */
  int number(Flag flag, int without) throws UsageException {
    Optional<String> text = value(flag);
    if (text.isEmpty()) {
      return without;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UsageException(
        "`--" + flag.name() + " " + text.get() + "` is no whole number from 0 to 2,147,483,647.",
        "Write `--" + flag.name() + " 10`.");
  }
}
