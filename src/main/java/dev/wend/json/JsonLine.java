package dev.wend.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON objects, one at a time, as pairs of a dotted path and a text. */
public final class JsonLine {
  private static final Pattern ASIDE =
      Pattern.compile("(?s)(\n| \\((?=start marker|from )|: enable `).*");

  private final JsonFactory factory = new JsonFactory();

  /** Takes what an object holds. */
  public interface Sink {
    /**
     * A text, or a number or truth value as its literal says.
     *
     * @param path the names from the object down to the value, joined by dots
     */
    void text(String path, char[] chars, int offset, int length);

    /** {@code null}. */
    void missing(String path);

    /** A list, which is not looked into. */
    void list(String path);
  }

  /**
   * Hands an object's values to the sink; what is wrong with the text, when it is not an object.
   */
  public Optional<String> read(byte[] utf8, int offset, int length, Sink sink) {
    try (JsonParser parser = factory.createParser(utf8, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of("the line is no JSON object");
      }
      readObject(parser, "", sink);
      return parser.nextToken() == null
          ? Optional.empty()
          : Optional.of("more than one JSON value stands in the line");
    } catch (StreamConstraintsException e) {
      return Optional.of("the JSON of the line is nested too deep, or a part of it is too long");
    } catch (StreamReadException e) {
      return Optional.of("the line is no valid JSON: " + plain(e.getOriginalMessage()));
    } catch (IOException e) {
      return Optional.of("the line is no valid UTF-8");
    }
  }

  private static void readObject(JsonParser parser, String prefix, Sink sink) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String path = prefix.isEmpty() ? name : prefix + '.' + name;
      switch (parser.nextToken()) {
        case START_OBJECT -> readObject(parser, path, sink);
        case START_ARRAY -> {
          parser.skipChildren();
          sink.list(path);
        }
        case VALUE_NULL -> sink.missing(path);
        default ->
            sink.text(
                path, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      }
    }
  }

  /** Jackson's message without its view of the source and its advice on Jackson's own switches. */
  private static String plain(String message) {
    return ASIDE.matcher(message).replaceFirst("");
  }
}
