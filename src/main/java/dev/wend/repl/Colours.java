package dev.wend.repl;

import dev.wend.syntax.Draft;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed by what its words are. */
final class Colours implements Highlighter {
  @Override
  public AttributedString highlight(LineReader reader, String text) {
    if (Dialogue.isCommand(text)) {
      return new AttributedString(text);
    }
    AttributedStringBuilder out = new AttributedStringBuilder();
    int at = 0;
    for (Draft.Word word : Draft.of(text).words()) {
      out.append(text, at, word.span().offset());
      out.styled(style(word.kind()), text.substring(word.span().offset(), word.span().end()));
      at = word.span().end();
    }
    return out.append(text, at, text.length()).toAttributedString();
  }

  private static AttributedStyle style(Draft.Kind kind) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    return switch (kind) {
      case KEYWORD -> plain.foreground(AttributedStyle.BLUE).bold();
      case TEXT -> plain.foreground(AttributedStyle.GREEN);
      case NUMBER -> plain.foreground(AttributedStyle.CYAN);
      case COMMENT -> plain.faint();
      case WRONG -> plain.foreground(AttributedStyle.RED);
      case NAME, SIGN -> plain;
    };
  }
}
