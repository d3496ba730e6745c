package dev.wend.cli;

import dev.wend.json.JsonText;

/** Prints results for machines. */
final class Output {
  private Output() {}

  static void json(Console console, Object value) {
    console.out().println(JsonText.of(value));
  }
}
