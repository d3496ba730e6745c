package dev.wend.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON value whole: an object as a {@code Map} in its order, a list as a {@code List}, a
 * text as a {@code String}, a whole number as a {@code Long} where it fits, any other as a {@code
 * BigDecimal}, a truth value as a {@code Boolean}, {@code null} as {@code null}.
 */
public final class JsonTree {
  private JsonTree() {}

  /**
   * What was read.
   *
   * @param value the value; {@code null} too where there is a fault
   * @param fault why it is no JSON, with {@code {}} for what holds it
   */
  public record Result(Object value, Optional<String> fault) {}

  /** The one value that a text holds. */
  public static Result of(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() == null) {
        return new Result(null, Optional.of("{} is empty"));
      }
      Object value = value(parser);
      return parser.nextToken() == null
          ? new Result(value, Optional.empty())
          : new Result(null, Optional.of("more than one JSON value stands in {}"));
    } catch (IOException e) {
      return new Result(null, Optional.of(Broken.reason(e)));
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      default -> parser.getText();
    };
  }

  private static Object number(JsonParser parser) throws IOException {
    JsonParser.NumberType type = parser.getNumberType();
    return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG
        ? (Object) parser.getLongValue()
        : parser.getDecimalValue();
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return Collections.unmodifiableMap(members);
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return Collections.unmodifiableList(items);
  }
}
