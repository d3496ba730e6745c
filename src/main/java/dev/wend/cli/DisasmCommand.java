package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.ListRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend disasm}. */
final class DisasmCommand {
  static final Command ROW =
      new Command(
          "disasm",
          "FILE [NAME]",
          "Lists what a script's audiences and journeys become, or one of them.",
          List.of(),
          "wend disasm samples/store-opening/audience.wend CityCustomers",
          1,
          2,
          DisasmCommand::run);

  private DisasmCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    Optional<String> name = words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty();
    ListRequest request = new ListRequest(Words.path(words.get(0)), name);
    return print(new Session(Clock.systemUTC()).disassemble(request), arguments, console);
  }

  static Exit print(Answer<List<String>> answer, Arguments arguments, Console console)
      throws UsageException {
    return Output.answer(
        answer, arguments, console, lines -> Map.of("lines", lines), DisasmCommand::print);
  }

  private static void print(List<String> lines, Console console) {
    lines.forEach(line -> console.out().println(Console.escape(line)));
  }
}
