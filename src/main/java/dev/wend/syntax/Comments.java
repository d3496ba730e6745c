package dev.wend.syntax;

import dev.wend.diag.Source;
import dev.wend.syntax.Comment.Place;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.List;

/** The comments of a text by the tokens that they belong to, and where its empty lines are. */
final class Comments {
  private final Source source;
  private final List<ScriptToken> tokens;
  private final List<List<Comment>> leading = new ArrayList<>();
  private final List<List<Comment>> trailing = new ArrayList<>();
  private final boolean[] afterBlank;
  private final boolean[] below;

  Comments(Source source, Scan scan) {
    this.source = source;
    this.tokens = scan.tokens();
    this.afterBlank = new boolean[tokens.size()];
    this.below = new boolean[tokens.size()];
    List<ScriptToken> all = scan.comments();
    int at = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int from = at;
      while (at < all.size() && all.get(at).getStartIndex() < tokens.get(i).getStartIndex()) {
        at++;
      }
      leading.add(new ArrayList<>());
      trailing.add(new ArrayList<>());
      gap(i, all.subList(from, at));
    }
  }

  /** What stands before a token: first the comments in lines of their own, then the glued ones. */
  List<Comment> before(int token) {
    return leading.get(token);
  }

  List<Comment> after(int token) {
    return trailing.get(token);
  }

  /** Whether an empty line stands before a token and after the comments before it. */
  boolean isAfterBlank(int token) {
    return afterBlank[token];
  }

  /** Whether a token, or a comment before it, begins in a line below the token before. */
  boolean isBelow(int token) {
    return below[token];
  }

  /** The comments between a token and the one before it. */
  private void gap(int token, List<ScriptToken> between) {
    boolean[] glued = glued(token, between);
    boolean isTrailing = token > 0;
    int firstLine = token > 0 ? line(lastOffset(tokens.get(token - 1))) : 0;
    int last = firstLine;
    for (int i = 0; i < between.size(); i++) {
      ScriptToken comment = between.get(i);
      int begins = line(comment.getStartIndex());
      boolean inside = endsItem(token) && glued[i] && line(lastOffset(comment)) == firstLine;
      isTrailing &= (!glued[i] || inside) && begins == firstLine;
      Place place =
          isTrailing
              ? inside ? Place.INSIDE : Place.TRAILING
              : glued[i] ? Place.GLUED : Place.OWN_LINE;
      boolean blank = last > 0 && begins - last > 1;
      List<Comment> list = isTrailing ? trailing.get(token - 1) : leading.get(token);
      list.add(new Comment(plain(comment.getText()), place, blank));
      below[token] |= !isTrailing && begins > firstLine && leading.get(token).size() == 1;
      last = line(lastOffset(comment));
    }
    int begins = line(tokens.get(token).getStartIndex());
    below[token] |= leading.get(token).isEmpty() && begins > firstLine;
    afterBlank[token] = last > 0 && begins - last > 1;
  }

  /** Whether a token ends an item in its line, so that a comment before it belongs to the item. */
  private boolean endsItem(int token) {
    return token > 0
        && switch (tokens.get(token).getType()) {
          case WendLexer.COMMA, WendLexer.RBRACE, WendLexer.RBRACKET, WendLexer.RPAREN ->
              !opens(tokens.get(token - 1).getType());
          default -> false;
        };
  }

  private static boolean opens(int type) {
    return switch (type) {
      case WendLexer.LBRACE, WendLexer.LBRACKET, WendLexer.LPAREN, WendLexer.COMMA -> true;
      default -> false;
    };
  }

  /** Which comments stand in the line of the token that follows them. */
  private boolean[] glued(int token, List<ScriptToken> between) {
    boolean[] glued = new boolean[between.size()];
    boolean follows = tokens.get(token).getType() != WendLexer.EOF;
    int next = line(tokens.get(token).getStartIndex());
    for (int i = between.size() - 1; i >= 0 && follows; i--) {
      follows = line(lastOffset(between.get(i))) == next;
      glued[i] = follows;
      next = line(between.get(i).getStartIndex());
    }
    return glued;
  }

  private int line(int offset) {
    return source.line(offset);
  }

  private static int lastOffset(ScriptToken token) {
    return Math.max(token.getStopIndex(), token.getStartIndex());
  }

  private static String plain(String text) {
    return text.replaceAll("[ \t\r\f]+(?=\n|$)", "");
  }
}
