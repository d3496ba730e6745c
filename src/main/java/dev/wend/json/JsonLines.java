package dev.wend.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes JSON objects, one a line, in UTF-8. A value holds no line break: those of JSON and those
 * that only Unicode knows are escaped, and half a surrogate pair is written as U+FFFD.
 */
public final class JsonLines {
  private static final CharacterEscapes BREAKS = new Breaks();

  private final JsonGenerator json;

  /**
   * @param out takes the bytes
   */
  public JsonLines(OutputStream out) {
    try {
      json =
          JsonFactory.builder()
              .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
              .build()
              .createGenerator(out);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      json.setRootValueSeparator(new SerializedString(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Escapes U+2028 and U+2029, where some readers end a line. */
  private static final class Breaks extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final SerializedString LINE = new SerializedString("\\u2028");
    private static final SerializedString PARAGRAPH = new SerializedString("\\u2029");

    @Override
    public int[] getEscapeCodesForAscii() {
      return standardAsciiEscapesForJSON();
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return c == 0x2028 ? LINE : c == 0x2029 ? PARAGRAPH : null;
    }
  }

  /** Begins an object. */
  public void begin() throws IOException {
    json.writeStartObject();
  }

  /** A member that is a text. */
  public void text(String name, String value) throws IOException {
    if (isPlain(value) && isPlain(name)) {
      json.writeStringField(name, value);
    } else {
      json.setCharacterEscapes(BREAKS);
      json.writeStringField(repaired(name), repaired(value));
      json.setCharacterEscapes(null);
    }
  }

  /** A member that is a number. */
  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  /** A member that is an object of texts; their names are those of a script. */
  public void texts(String name, Map<String, String> members) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> member : members.entrySet()) {
      text(member.getKey(), member.getValue());
    }
    json.writeEndObject();
  }

  /** Ends the object and its line. */
  public void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Hands on what is written so far, also in the middle of an object. */
  public void flush() throws IOException {
    json.flush();
  }

  /**
   * Whether a text has neither surrogates nor the breaks that only Unicode knows: most have not.
   */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
        return false;
      }
    }
    return true;
  }

  /** The text with U+FFFD for each half of a surrogate pair: what UTF-8 can say. */
  public static String whole(String text) {
    return isPlain(text) ? text : repaired(text);
  }

  private static String repaired(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
