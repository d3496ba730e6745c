package dev.wend.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Reads JSON objects, one at a time, as pairs of a dotted path and a text. */
public final class JsonLine {
  private final JsonFactory factory = new JsonFactory();

  /** Takes what an object holds. */
  public interface Sink {
    /** Whether what the object at a path holds is of any use; else it is passed over. */
    boolean opens(String path);

    /**
     * A text, or a number or truth value as its literal says.
     *
     * @param path the names from the object down to the value, joined by dots
     */
    void text(String path, char[] chars, int offset, int length);

    /** A text; without a method of its own it is taken as any value is. */
    default void quoted(String path, char[] chars, int offset, int length) {
      text(path, chars, offset, length);
    }

    /** {@code null}. */
    void missing(String path);

    /**
     * A list, or an object after all that it holds.
     *
     * @param json {@code utf8[start, end)} is its text
     */
    void nested(String path, boolean isList, byte[] json, int start, int end);
  }

  /**
   * Hands an object's values to the sink; what is wrong with the text, when it is not an object.
   */
  public Optional<String> read(byte[] utf8, int offset, int length, Sink sink) {
    if (length > 1 && (utf8[offset] == 0 || utf8[offset + 1] == 0)) {
      return Optional.of("the line is no JSON object"); // the parser would take it for UTF-16
    }
    try (JsonParser parser = factory.createParser(utf8, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of("the line is no JSON object");
      }
      new Walk(parser, utf8, offset, sink).object("");
      return parser.nextToken() == null
          ? Optional.empty()
          : Optional.of("more than one JSON value stands in the line");
    } catch (IOException e) {
      return Optional.of(Broken.reason(e, utf8, offset).replace("{}", "the line"));
    }
  }

  /** Going through one line. */
  private static final class Walk {
    private final JsonParser parser;
    private final byte[] utf8;
    private final int offset;
    private final Sink sink;

    /**
     * @param offset where the line begins in {@code utf8}; the parser counts from there
     */
    Walk(JsonParser parser, byte[] utf8, int offset, Sink sink) {
      this.parser = parser;
      this.utf8 = utf8;
      this.offset = offset;
      this.sink = sink;
    }

    void object(String prefix) throws IOException {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        String path = prefix.isEmpty() ? name : prefix + '.' + name;
        switch (parser.nextToken()) {
          case START_OBJECT -> nested(path, false);
          case START_ARRAY -> nested(path, true);
          case VALUE_NULL -> sink.missing(path);
          case VALUE_STRING ->
              sink.quoted(
                  path, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
          default ->
              sink.text(
                  path, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
      }
    }

    private void nested(String path, boolean isList) throws IOException {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      if (!isList && sink.opens(path)) {
        object(path);
      } else {
        parser.skipChildren();
      }
      int end = (int) parser.currentLocation().getByteOffset();
      sink.nested(path, isList, utf8, offset + start, offset + end);
    }
  }
}
