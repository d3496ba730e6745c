package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.ListRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code wend explain}. */
final class ExplainCommand {
  static final Command ROW =
      new Command(
          "explain",
          "FILE NAME --store DIR",
          "Runs an audience over a store and lists its ops with what each did.",
          List.of(Flag.STORE, Flag.AT),
          "wend explain samples/store-opening/audience.wend CityCustomers --store data",
          2,
          2,
          ExplainCommand::run);

  private ExplainCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    Path store = Words.path(arguments.required(Flag.STORE));
    ListRequest request = new ListRequest(Words.path(words.get(0)), Optional.of(words.get(1)));
    Answer<List<String>> answer =
        new Session(Clock.systemUTC()).explain(request, store, arguments.time(Flag.AT));
    return DisasmCommand.print(answer, arguments, console);
  }
}
