package dev.wend.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a JSON value piece by piece; nothing is kept of what was gone by. */
public final class JsonPieces {
  private final JsonFactory factory = new JsonFactory();
  private byte[] json = {};
  private int start;
  private JsonParser parser;
  private String reason = "";
  private boolean isQuoted;
  private char[] chars = {};
  private int offset;
  private int length;

  /** What there is. */
  public enum Piece {
    /** An object begins; its members follow, each with its {@link #name}. */
    OBJECT,
    OBJECT_END,
    LIST,
    LIST_END,
    /** A text, or a number or truth value as its literal says. */
    TEXT,
    /** {@code null}. */
    MISSING,
    END,
    /** What follows is no JSON; nothing comes any more. */
    BROKEN
  }

  public JsonPieces() {
    parser = parser(new byte[0], 0, 0);
  }

  /** Begins with what {@code utf8[start, end)} writes. */
  public void open(byte[] utf8, int start, int end) {
    this.json = utf8;
    this.start = start;
    parser = parser(utf8, start, end - start);
    reason = "";
  }

  private JsonParser parser(byte[] utf8, int offset, int length) {
    try {
      return factory.createParser(utf8, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  /** Goes to the next piece. */
  public Piece next() {
    try {
      return piece(parser.nextToken());
    } catch (IOException e) {
      reason = Broken.reason(e, json, start);
      return Piece.BROKEN;
    }
  }

  private Piece piece(JsonToken token) throws IOException {
    if (token == null) {
      return Piece.END;
    }
    return switch (token) {
      case START_OBJECT -> Piece.OBJECT;
      case END_OBJECT -> Piece.OBJECT_END;
      case START_ARRAY -> Piece.LIST;
      case END_ARRAY -> Piece.LIST_END;
      case VALUE_NULL -> Piece.MISSING;
      case FIELD_NAME -> piece(parser.nextToken());
      default -> {
        isQuoted = token == JsonToken.VALUE_STRING;
        chars = parser.getTextCharacters();
        offset = parser.getTextOffset();
        length = parser.getTextLength();
        yield Piece.TEXT;
      }
    };
  }

  /** Goes behind the object or list that has just begun; false when what follows is broken. */
  public boolean skip() {
    try {
      parser.skipChildren();
      return true;
    } catch (IOException e) {
      reason = Broken.reason(e, json, start);
      return false;
    }
  }

  /** The name of the member whose value the piece is, or begins. */
  public String name() {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw new UncheckedIOException("a name that was read is there", e);
    }
  }

  /** Holds the text from {@link #offset} on. */
  public char[] chars() {
    return chars;
  }

  /** Of {@code TEXT}: whether it stands in quotes, so that it is no number and no truth value. */
  public boolean isQuoted() {
    return isQuoted;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  /** After {@code BROKEN}: why, with {@code {}} for what holds the JSON. */
  public String reason() {
    return reason;
  }
}
