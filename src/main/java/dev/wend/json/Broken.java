package dev.wend.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a parser's complaint means to whoever wrote the JSON. */
enum Broken {
  END("Unexpected end-of-input", "it ends too soon"),
  NAME("'(.*?)' .*start field name", "`{}` stands where a name in double quotes should"),
  COLON("'(.*?)' .*separate field name", "`{}` stands where `:` should"),
  NEXT_MEMBER("'(.*?)' .*separate Object", "`{}` stands where `,` or `}` should"),
  NEXT_ITEM("'(.*?)' .*separate Array", "`{}` stands where `,` or `]` should"),
  QUOTES("'(')' .*expected a valid value", "a text stands in double quotes, not in `{}`"),
  VALUE("'(.*?)' .*expected a (?:valid )?value", "`{}` stands where a value should"),
  NUMBER("numeric value", "a number is written as `12`, `-3.5` or `1e6`"),
  CLOSE("close marker '(.*?)'", "`{}` closes nothing that is open"),
  WORD("token '(.*?)'", "`{}` is no value; a text stands in double quotes"),
  CONTROL(
      "Illegal unquoted character",
      "a text holds a line break or another control character; it is written as `\\n`"),
  DIGITS("hex-digit", "`\\u` is followed by four hexadecimal digits"),
  ESCAPE("character escape '(.*?)'", "`\\{}` means nothing within a text"),
  COMMENT("comment", "comments are not part of JSON"),
  OTHER("", "it cannot be read");

  private static final int LONGEST = 60;

  private final Pattern complaint;
  private final String meaning;

  /**
   * @param complaint a part of the parser's message, and in it what it is about
   * @param meaning with {@code {}} for what it is about
   */
  Broken(String complaint, String meaning) {
    this.complaint = Pattern.compile(complaint, Pattern.DOTALL);
    this.meaning = meaning;
  }

  /** The complaint about a text, with {@code {}} for what holds the JSON. */
  static String reason(IOException fault) {
    return reason(fault, new byte[0], 0);
  }

  /**
   * The complaint, with {@code {}} for what holds the JSON.
   *
   * @param utf8 the JSON, from {@code start} on
   */
  static String reason(IOException fault, byte[] utf8, int start) {
    if (fault instanceof StreamConstraintsException) {
      return "the JSON of {} is nested too deep, or a part of it is too long";
    }
    boolean isRead = fault instanceof StreamReadException;
    if (!isRead || fault.getMessage().startsWith("Invalid UTF-8")) {
      return "{} is no valid UTF-8";
    }
    StreamReadException complaint = (StreamReadException) fault;
    String place = place(complaint.getLocation(), utf8, start);
    return "{} is no JSON at " + place + ": " + meaning(complaint.getOriginalMessage());
  }

  private static String meaning(String message) {
    for (Broken row : values()) {
      Matcher found = row.complaint.matcher(message);
      if (found.find()) {
        String what = found.groupCount() == 0 ? "" : found.group(1);
        String shown = what.length() > LONGEST ? what.substring(0, LONGEST) + "..." : what;
        return row.meaning.replace("{}", shown);
      }
    }
    throw new IllegalStateException("the last row finds itself in every message");
  }

  /** The line, where it is not the first, and the column in code points, both from 1. */
  private static String place(JsonLocation at, byte[] utf8, int start) {
    long bytes = at.getByteOffset();
    if (bytes < 0 || bytes > utf8.length - start) {
      return place(at.getLineNr(), at.getColumnNr());
    }
    int end = start + (int) bytes;
    int line = 1;
    int begin = start;
    for (int i = start; i < end; i++) {
      if (utf8[i] == '\n') {
        line++;
        begin = i + 1;
      }
    }
    String before = new String(utf8, begin, end - begin, StandardCharsets.UTF_8);
    return place(line, before.codePointCount(0, before.length()) + 1);
  }

  private static String place(int line, int column) {
    return (line == 1 ? "" : "line " + line + ", ") + "column " + column;
  }
}
