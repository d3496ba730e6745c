package dev.wend.session;

import java.nio.file.Path;
import java.util.Optional;

/** What a person who explores a script and its data asks of a {@link Conversation}. */
public sealed interface Ask {
  /** Something of the language: declarations, a population, an expression. */
  record Enter(String text) implements Ask {}

  /** The type of an expression, and what kind of thing a name stands for. */
  record TypeOf(String text) implements Ask {}

  /** The ops of a population or an expression. */
  record Disassemble(String text) implements Ask {}

  /** The ops of a population over the store, with what each did. */
  record Explain(String text) implements Ask {}

  /** What there is of a name; without one all that is declared. */
  record Describe(Optional<String> name) implements Ask {}

  /** From now on expressions are about one profile: a value of its key, or the first that fits. */
  record As(String profile) implements Ask {}

  /** From now on expressions are about all profiles. */
  record AsEverybody() implements Ask {}

  /** From now on it is so late; without a time as late as it is. */
  record At(Optional<Moment> moment) implements Ask {}

  /** Takes a script's declarations in and loads its sources. */
  record Load(Path script) implements Ask {}

  /** What the sources brought. */
  record Sources() implements Ask {}

  /** What was typed so far and holds, as a script. */
  record Typed() implements Ask {}

  /** Forgets what was typed and begins again with the script. */
  record Reset() implements Ask {}
}
