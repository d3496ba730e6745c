package dev.wend.session;

import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What an expression gives.
 *
 * @param value as {@code value.Lane} calls it outside; empty where it is missing
 * @param type as a script writes it
 * @param text the value as a script writes it
 */
public record EvalAnswer(Optional<Object> value, String type, String text) {
  static EvalAnswer of(Optional<Object> value, Type type, ZoneId zone) {
    return new EvalAnswer(value, type.text(), ValueText.of(value, type, zone));
  }
}
