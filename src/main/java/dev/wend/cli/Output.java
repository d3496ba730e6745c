package dev.wend.cli;

import dev.wend.json.JsonText;
import dev.wend.session.Answer;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Prints what comes of a command. */
final class Output {
  private Output() {}

  static void json(Console console, Object value) {
    console.out().println(JsonText.of(value));
  }

  /**
   * What was answered, for programs or for people, behind the warnings; or the problems that stand
   * in the way.
   *
   * @param json what programs get
   * @param text prints it for people
   */
  static <T> Exit answer(
      Answer<T> answer,
      Arguments arguments,
      Console console,
      Function<T, ?> json,
      BiConsumer<T, Console> text)
      throws UsageException {
    Problems.printWarnings(answer.problems(), console);
    if (!(answer instanceof Answer.Given<T> given)) {
      return Problems.print(answer.problems(), arguments, console);
    }
    if (arguments.isJson()) {
      json(console, json.apply(given.value()));
    } else {
      text.accept(given.value(), console);
    }
    return Exit.FINE;
  }
}
