package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.PreviewAnswer;
import dev.wend.session.PreviewRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import dev.wend.value.Escape;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend preview}. */
final class PreviewCommand {
  private static final Flag PROFILE =
      new Flag("profile", "JSON", "The profile's fields; without it all are missing.");
  private static final Flag WITH =
      new Flag(
          "with", "JSON", "The message's parameters by name, an event as an object of its fields.");
  private static final Flag OUT =
      new Flag(
          "out", "o", "FILE", "A file to write the message's HTML to, or a page of its texts.");

  static final Command ROW =
      new Command(
          "preview",
          "FILE MESSAGE [--profile JSON] [--with JSON] [--events NDJSON] [--at TIME] [-o FILE.html]",
          "Shows what a message says to one profile; sends nothing.",
          List.of(PROFILE, WITH, EvalCommand.EVENTS, Flag.AT, OUT),
          """
          wend preview samples/messages/messages.wend Welcome \\
              --profile '{"email": "ada@shop.example", "firstName": "Ada", "city": "Rome"}'
          email by Marketing to ada@shop.example
          subject: Hello Ada
          html: <p>Our new store in Rome is open.</p>""",
          2,
          2,
          PreviewCommand::run);

  private PreviewCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    PreviewRequest request =
        new PreviewRequest(
            Words.path(arguments.words().get(0)),
            arguments.words().get(1),
            arguments.value(PROFILE),
            arguments.value(WITH),
            EvalCommand.events(arguments),
            arguments.time(Flag.AT));
    Optional<String> out = arguments.value(OUT);
    Optional<Path> file = out.isPresent() ? Optional.of(Words.path(out.get())) : Optional.empty();
    Answer<PreviewAnswer> answer = new Session(Clock.systemUTC()).preview(request);
    if (file.isPresent() && answer instanceof Answer.Given<PreviewAnswer> given) {
      write(given.value(), file.get());
    }
    return Output.answer(answer, arguments, console, PreviewCommand::json, PreviewCommand::print);
  }

  private static void print(PreviewAnswer message, Console console) {
    PrintStream out = console.out();
    String to = message.to().map(address -> " to " + Console.escape(address)).orElse("");
    out.println(message.channel() + " by " + Console.escape(message.surface()) + to);
    message
        .excluded()
        .ifPresent(why -> out.println("not sent: " + why + " (" + message.why() + ")"));
    message.parts().forEach((part, text) -> print(part, text, out));
  }

  /** A text of several lines stands below its name. */
  private static void print(String part, String text, PrintStream out) {
    List<String> lines = text.lines().map(Console::escape).toList();
    if (lines.size() == 1) {
      out.println(part + ": " + lines.get(0));
    } else {
      out.println(part + ":");
      lines.forEach(line -> out.println("  " + line));
    }
  }

  private static Map<String, Object> json(PreviewAnswer message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("message", message.message());
    json.put("channel", message.channel());
    json.put("surface", message.surface());
    json.put("to", message.to().orElse(null));
    json.put("excluded", message.excluded().orElse(null));
    if (message.excluded().isPresent()) {
      json.put("why", message.why());
    }
    json.put("parts", message.parts());
    return json;
  }

  // ---- the file

  private static void write(PreviewAnswer message, Path file) throws SessionException {
    try {
      Files.writeString(
          file, Optional.ofNullable(message.parts().get("html")).orElse(page(message)));
    } catch (IOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT,
          "`" + file + "` cannot be written.",
          "Name a file in a folder that is there.",
          e);
    }
  }

  /** What is no HTML, as a page. */
  private static String page(PreviewAnswer message) {
    StringBuilder page = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n<title>");
    page.append(Escape.html(message.message())).append("</title>\n<dl>\n");
    message
        .parts()
        .forEach(
            (part, text) ->
                page.append("<dt>")
                    .append(Escape.html(part))
                    .append("</dt>\n<dd style=\"white-space: pre-wrap\">")
                    .append(Escape.html(text))
                    .append("</dd>\n"));
    return page.append("</dl>\n").toString();
  }
}
