package dev.wend.cli;

import java.util.List;

/** {@code wend help}. */
final class HelpCommand {
  static final Command ROW =
      new Command(
          "help",
          "[COMMAND]",
          "Lists the commands, or explains one.",
          List.of(),
          "wend help run",
          0,
          1,
          HelpCommand::run);

  private HelpCommand() {}

  private static Exit run(Arguments arguments, Console console) throws UsageException {
    List<String> words = arguments.words();
    console.out().print(words.isEmpty() ? Help.all() : Help.of(Main.command(words.get(0))));
    return Exit.FINE;
  }
}
