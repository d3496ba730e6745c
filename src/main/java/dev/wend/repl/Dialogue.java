package dev.wend.repl;

import dev.wend.diag.Nearest;
import dev.wend.session.Answer;
import dev.wend.session.Ask;
import dev.wend.session.Conversation;
import dev.wend.session.Reply;
import dev.wend.session.SessionException;
import java.time.Duration;
import java.util.List;

/** Takes what was typed, whole, and prints what comes of it. */
public final class Dialogue {
  private final Conversation conversation;
  private final Printer printer;
  private boolean times;
  private boolean ended;
  private int failures;

  Dialogue(Conversation conversation, Printer printer) {
    this.conversation = conversation;
    this.printer = printer;
  }

  /** Whether there is nothing more to be typed. */
  boolean hasEnded() {
    return ended;
  }

  /** How much of what was typed could not be answered. */
  int failures() {
    return failures;
  }

  Conversation conversation() {
    return conversation;
  }

  /** A command, or something of the language. */
  void enter(String text) {
    long start = System.nanoTime();
    try {
      if (isCommand(text)) {
        command(text.strip().substring(1));
      } else if (isWordOfElsewhere(text.strip())) {
        command(text.strip().equals("help") ? "help" : "quit");
      } else {
        ask(new Ask.Enter(text));
      }
    } catch (SessionException e) {
      failures++;
      printer.refused(e);
    }
    if (times) {
      printer.took(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** A word by which other prompts are left or asked for help, where nothing is called so here. */
  private boolean isWordOfElsewhere(String text) {
    return List.of("exit", "quit", "help").contains(text)
        && conversation.suggestions(text, text.length()).stream()
            .noneMatch(s -> s.word().equals(text) && !s.kind().equals("keyword"));
  }

  static boolean isCommand(String text) {
    return text.stripLeading().startsWith(":");
  }

  private void command(String text) throws SessionException {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    Command command = command(text, text.substring(0, end));
    String argument = text.substring(end).strip();
    if (argument.isEmpty() && command.needsArgument()) {
      throw Commands.refused(
          "`:" + command.name() + "` needs more words.", "Write `" + command.usage() + "`.");
    }
    if (!argument.isEmpty() && command.synopsis().isEmpty()) {
      throw Commands.refused(
          "`:" + command.name() + "` takes no words.", "Write `" + command.usage() + "`.");
    }
    command.behaviour().run(argument, this);
  }

  private static Command command(String text, String name) throws SessionException {
    List<Command> found = Commands.named(name);
    if (found.size() == 1 && !name.isEmpty()) {
      return found.get(0);
    }
    if (name.isEmpty() || found.isEmpty()) {
      List<String> names = Commands.ALL.stream().map(Command::name).toList();
      String shown = text.lines().findFirst().orElse("").strip();
      throw Commands.refused(
          "There is no command `:" + (name.isEmpty() ? shown : name) + "`.",
          Nearest.of(name, names)
              .map(near -> "Did you mean `:" + near + "`?")
              .orElse("`:help` lists them."));
    }
    List<String> names = found.stream().map(c -> "`:" + c.name() + "`").toList();
    throw Commands.refused(
        "`:" + name + "` could be " + String.join(" or ", names) + ".", "Write one of them.");
  }

  // ---- what commands do

  void ask(Ask ask) throws SessionException {
    Answer<Reply> answer = conversation.ask(ask);
    printer.problems(answer.problems());
    if (answer instanceof Answer.Given<Reply> given) {
      printer.reply(given.value());
    } else {
      failures++;
    }
  }

  void help(String name) throws SessionException {
    if (!name.isEmpty()) {
      Command command = command(name, name.startsWith(":") ? name.substring(1) : name);
      printer.line(command.usage());
      printer.line("  " + command.sentence());
      printer.line("");
      command.example().lines().forEach(line -> printer.line("  " + line));
      return;
    }
    int width = Commands.ALL.stream().mapToInt(c -> c.usage().length()).max().orElse(0);
    for (Command command : Commands.ALL) {
      String pad = " ".repeat(width - command.usage().length() + 2);
      printer.line(command.usage() + pad + command.sentence());
    }
    printer.line("");
    printer.line("All else is of the language: a declaration, a population, an expression.");
  }

  void timing(String argument) throws SessionException {
    if (!List.of("", "on", "off").contains(argument)) {
      throw Commands.refused(
          "`" + argument + "` is neither on nor off.", "Write `:timing on` or `:timing off`.");
    }
    times = argument.isEmpty() ? !times : argument.equals("on");
    printer.line(times ? "Answers are timed." : "Answers are not timed.");
  }

  void quit() {
    ended = true;
  }
}
