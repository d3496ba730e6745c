package dev.wend.cli;

import java.util.List;
import java.util.Locale;

/** Help texts, made from the table of commands. */
final class Help {
  private Help() {}

  /** All commands. */
  static String all() {
    StringBuilder out = new StringBuilder("Usage: wend COMMAND …\n\n");
    int width = Commands.ALL.stream().mapToInt(c -> c.name().length()).max().orElse(0);
    for (Command command : Commands.ALL) {
      out.append(line(command.name(), width, command.sentence()));
    }
    out.append(line("--version", width, "Prints the version."));
    return out.append("\n`wend help COMMAND` tells more of one.\n").toString();
  }

  /** One command, with a worked example. */
  static String of(Command command) {
    StringBuilder out = new StringBuilder();
    out.append("Usage: wend ").append(command.name()).append(' ').append(command.synopsis());
    out.append("\n\n").append(command.sentence()).append("\n\n");
    List<Flag> flags = Arguments.flags(command);
    int width = flags.stream().mapToInt(f -> f.usage().length()).max().orElse(0);
    for (Flag flag : flags) {
      out.append(line(flag.usage(), width, flag.sentence()));
    }
    out.append("\nExample:\n");
    command.example().lines().forEach(l -> out.append("  ").append(l).append('\n'));
    return out.toString();
  }

  private static String line(String left, int width, String right) {
    return String.format(Locale.ROOT, "  %-" + width + "s  %s%n", left, right);
  }
}
