package dev.wend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a page. */
final class Blocks {
  private Blocks() {}

  /** All blocks of a language, one after the other. */
  static String of(String page, String language) {
    Pattern fence = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$");
    StringBuilder all = new StringBuilder();
    Matcher block = fence.matcher(page);
    while (block.find()) {
      all.append(block.group(1)).append('\n');
    }
    return all.toString();
  }
}
