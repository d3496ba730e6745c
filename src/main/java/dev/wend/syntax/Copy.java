package dev.wend.syntax;

import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.Comment.Place;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the tokens of a text one after the other into a layout, each with its comments. Whoever
 * walks the tree says what comes next and what stands between.
 *
 * <p>A comment that would end up before another token than its own (its comma is left out, say)
 * goes before the next token, in a line of its own.
 */
final class Copy {
  private final Source source;
  private final Layout layout;
  private final List<ScriptToken> tokens;
  private final Comments comments;

  /** Comments of commas, for the next token. */
  private final List<Comment> carried = new ArrayList<>();

  private int at;

  /** Whether the comments in lines of their own before the next token are written. */
  private boolean ownWritten;

  /** Whether what was written last needs the rest of its line. */
  private boolean lineEnds;

  private boolean suffixed;
  private boolean suffixEndsLine;

  Copy(Source source, Layout layout) {
    this.source = source;
    this.layout = layout;
    Scan scan = Scan.of(new Problems(source));
    this.tokens = scan.tokens();
    this.comments = new Comments(source, scan);
  }

  // ---- looking ahead

  /** Where the next token stands. */
  int offset() {
    return tokens.get(at).getStartIndex();
  }

  boolean isNext(String text) {
    return tokens.get(at).getText().equals(text);
  }

  boolean isAtEnd() {
    return tokens.get(at).getType() == WendLexer.EOF;
  }

  /** Whether the next token stands in a line below the one taken last. */
  boolean isBelow() {
    return comments.isBelow(at);
  }

  /** How wide the tokens of a name are written, in code points. */
  int width(Span name) {
    int width = 0;
    int i = index(name.offset());
    do {
      String text = written(tokens.get(i++));
      width += text.codePointCount(0, text.length());
    } while (tokens.get(i).getStartIndex() < name.end()
        && tokens.get(i).getType() != WendLexer.EOF);
    return width;
  }

  /** Whether an empty line stands before what is written of an item that begins at an offset. */
  boolean isAfterBlank(int offset) {
    int item = index(offset);
    boolean blank = comments.isAfterBlank(item);
    for (int i = item; i >= 0 && (i == item || isComma(i)); i--) {
      blank |= comments.before(i).stream().anyMatch(Comment::afterBlank);
    }
    return blank;
  }

  private boolean isComma(int index) {
    return tokens.get(index).getType() == WendLexer.COMMA;
  }

  private int index(int offset) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (tokens.get(middle).getStartIndex() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // ---- what stands between tokens

  void space() {
    List<Comment> own = ownComments();
    if (lineEnds || !own.isEmpty()) {
      layout.hardLine(false);
    } else {
      layout.text(" ");
    }
    write(own, false);
  }

  /** A place for a line break; the text stands there without one. */
  void line(String flat) {
    line(flat, false);
  }

  /** The place for a line break before an item, where an empty line is kept. */
  void itemLine(String flat) {
    line(flat, true);
  }

  private void line(String flat, boolean keepsBlanks) {
    List<Comment> own = ownComments();
    if (lineEnds || !own.isEmpty()) {
      layout.breakAll();
    }
    layout.line(flat, keepsBlanks && isAfterBlank(own, 0));
    write(own, keepsBlanks);
  }

  /** The comments in lines of their own before a closing bracket or the end, if there are any. */
  void innerComments(boolean keepsFirstBlank) {
    List<Comment> own = ownComments();
    if (!own.isEmpty()) {
      layout.hardLine(keepsFirstBlank && isAfterBlank(own, 0));
      writeAll(own, true);
      lineEnds = true;
      ownWritten = true;
    }
  }

  private List<Comment> ownComments() {
    if (ownWritten) {
      return List.of();
    }
    return leading().subList(0, ownCount());
  }

  /** A glued comment before one that stands in lines of its own stands so too. */
  private int ownCount() {
    List<Comment> all = leading();
    int count = all.size();
    while (count > 0 && all.get(count - 1).place() == Place.GLUED) {
      count--;
    }
    return count;
  }

  private List<Comment> leading() {
    List<Comment> all = new ArrayList<>(carried);
    all.addAll(comments.before(at));
    return all;
  }

  /** Whether an empty line comes before the comment with an index, or the token after the last. */
  private boolean isAfterBlank(List<Comment> own, int index) {
    if (index < own.size()) {
      return own.get(index).afterBlank();
    }
    List<Comment> glued = leading().subList(own.size(), leading().size());
    return comments.isAfterBlank(at) || glued.stream().anyMatch(Comment::afterBlank);
  }

  private void write(List<Comment> own, boolean keepsBlanks) {
    if (!own.isEmpty()) {
      writeAll(own, keepsBlanks);
      layout.hardLine(keepsBlanks && isAfterBlank(own, own.size()));
    }
    ownWritten = true;
    endLine();
  }

  private void writeAll(List<Comment> own, boolean keepsBlanks) {
    for (int i = 0; i < own.size(); i++) {
      if (i > 0) {
        layout.hardLine(keepsBlanks && own.get(i).afterBlank());
      }
      layout.text(own.get(i).text());
    }
  }

  private void endLine() {
    lineEnds = false;
    suffixed = false;
    suffixEndsLine = false;
  }

  // ---- tokens

  /** The next token, which must be this one. */
  void word(String text) {
    if (!isNext(text)) {
      throw new IllegalStateException(
          "`" + tokens.get(at).getText() + "` where `" + text + "` should stand");
    }
    put(text);
  }

  /** The next token, whatever it is. */
  void token() {
    put(written(tokens.get(at)));
  }

  /** The tokens before an offset, with blanks between them. */
  void through(int end) {
    token();
    while (!isAtEnd() && offset() < end) {
      space();
      token();
    }
  }

  /** A stretch of the text, up to an offset, as it stands. */
  void asWritten(int end) {
    int last = index(end) - 1;
    if (last > at) {
      Span span = new Span(offset(), tokens.get(last).span().end() - offset());
      String text = source.slice(span).replace("\r\n", "\n");
      begin();
      layout.text(text);
      at = last;
      finish();
    } else {
      token();
    }
  }

  /** Writes a text in the place of the next token. */
  void put(String text) {
    begin();
    layout.text(text);
    finish();
  }

  private void begin() {
    List<Comment> own = ownComments();
    if (lineEnds || !own.isEmpty()) {
      layout.hardLine(false);
      write(own, false);
    }
    boolean closes = ",:.)]".contains(tokens.get(at).getText());
    for (Comment comment : leading().subList(ownCount(), leading().size())) {
      layout.text((layout.endsInBracket() ? "" : " ") + comment.text() + (closes ? "" : " "));
    }
    carried.clear();
  }

  private void finish() {
    suffixes();
    at++;
    ownWritten = false;
  }

  private void suffixes() {
    for (Comment comment : comments.after(at)) {
      if (suffixEndsLine || !carried.isEmpty()) {
        carry(comment.aside());
      } else if (comment.place() == Place.INSIDE) {
        layout.note(" " + comment.text());
      } else {
        boolean near = suffixed || comment.text().startsWith("/*");
        layout.suffix((near ? " " : "  ") + comment.text());
        suffixed = true;
        suffixEndsLine = comment.endsLine();
        lineEnds = true;
      }
    }
  }

  /** A comma, whether the text has one here or the end of a line. */
  void comma() {
    leaveOutComma();
    layout.text(",");
  }

  /** Passes over the comma that may stand here. */
  void leaveOutComma() {
    while (isComma(at)) {
      comments.before(at).forEach(this::carry);
      suffixes();
      at++;
      ownWritten = false;
    }
  }

  private void carry(Comment comment) {
    if (comment.place() == Place.GLUED) {
      carried.add(comment);
    } else {
      carried.replaceAll(Comment::aside);
      carried.add(comment.aside());
    }
  }

  private static String written(ScriptToken token) {
    String text = token.getText();
    if (token.getType() == WendLexer.QUOTED) {
      String name = text.substring(1, text.length() - 1);
      return Words.isPlainName(name) ? name : text;
    }
    return text.replace("\r\n", "\n");
  }
}
