package dev.wend.cli;

import java.util.List;
import java.util.Optional;

/** The table of commands; help, the README's list and the tests derive from it. */
final class Commands {
  static final List<Command> ALL =
      List.of(
          RunCommand.ROW,
          DeliverCommand.ROW,
          FeedbackCommand.ROW,
          TestCommand.ROW,
          CheckCommand.ROW,
          CompileCommand.ROW,
          FmtCommand.ROW,
          QueryCommand.ROW,
          ChangesCommand.ROW,
          GenerateCommand.ROW,
          EvalCommand.ROW,
          PreviewCommand.ROW,
          TraceCommand.ROW,
          ReplCommand.ROW,
          ExplainCommand.ROW,
          DisasmCommand.ROW,
          GraphCommand.ROW,
          StoreCommand.ROW,
          HelpCommand.ROW);

  private Commands() {}

  static Optional<Command> named(String name) {
    return ALL.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Command::name).toList();
  }
}
