package dev.wend.json;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.util.regex.Pattern;

/** What a parser's complaint means to whoever wrote the JSON. */
final class Broken {
  private static final Pattern ASIDE =
      Pattern.compile("(?s)(\n| \\((?=start marker|from )|: enable `).*");

  private Broken() {}

  /** The complaint, with {@code {}} for what holds the JSON. */
  static String reason(IOException fault) {
    if (fault instanceof StreamConstraintsException) {
      return "the JSON of {} is nested too deep, or a part of it is too long";
    }
    return fault instanceof StreamReadException e
        ? "{} is no valid JSON: " + plain(e.getOriginalMessage())
        : "{} is no valid UTF-8";
  }

  /** Jackson's message without its view of the source and its advice on Jackson's own switches. */
  private static String plain(String message) {
    return ASIDE.matcher(message).replaceFirst("");
  }
}
