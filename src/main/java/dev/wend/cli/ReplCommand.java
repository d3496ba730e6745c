package dev.wend.cli;

import dev.wend.repl.Repl;
import dev.wend.session.Answer;
import dev.wend.session.Conversation;
import dev.wend.session.SessionException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code wend repl}. */
final class ReplCommand {
  static final Command ROW =
      new Command(
          "repl",
          "[FILE] [--store DIR]",
          "Asks a script and its data, line by line.",
          List.of(
              new Flag(
                  "store", "DIR", "The store to explore, or to make; a temporary one without it."),
              new Flag(Flag.FORMAT.name(), "text", "The prompt prints text only.")),
          """
          wend repl samples/store-opening/audience.wend
          wend> city = "Seattle" and birthYear > 1980
          29 of 400 (7.3%)
          wend> audience Near = CityCustomers where city in ("Seattle", "San Francisco")
          audience Near: 39 of 400 (9.8%)
          wend> :help""",
          0,
          1,
          ReplCommand::run);

  private ReplCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    Optional<Path> script =
        words.isEmpty() ? Optional.empty() : Optional.of(Words.path(words.get(0)));
    Optional<String> store = arguments.value(Flag.STORE);
    Answer<Conversation> answer =
        Conversation.open(
            script,
            store.isEmpty() ? Optional.empty() : Optional.of(Words.path(store.get())),
            Clock.systemUTC(),
            Bar.on(console));
    Problems.printWarnings(answer.problems(), console);
    if (!(answer instanceof Answer.Given<Conversation> given)) {
      return Problems.print(answer.problems(), arguments, console);
    }
    Repl.Streams streams =
        new Repl.Streams(
            console.in(), console.out(), console.err(), console.isTerminal(), console.hasColour());
    try (Conversation conversation = given.value()) {
      console.err().flush();
      return new Repl(conversation, streams).run(System.getenv()) ? Exit.FINE : Exit.PROBLEMS;
    } catch (IOException e) {
      String message = "The input cannot be read: " + e.getMessage() + ".";
      throw new SessionException(SessionException.Kind.FAULT, message, "", e);
    }
  }
}
