package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.Optional;

/**
 * Words that are an operator, or a mark of a declaration, where an operand has just ended and plain
 * names anywhere else.
 */
enum SoftWord {
  BETWEEN("between", WendLexer.BETWEEN, Kind.OPERATOR),
  BEFORE("before", WendLexer.BEFORE, Kind.OPERATOR),
  AFTER("after", WendLexer.AFTER, Kind.IN_LINE),
  SINCE("since", WendLexer.SINCE, Kind.OPERATOR),
  ON("on", WendLexer.ON, Kind.IN_LINE),
  CONTAINS("contains", WendLexer.CONTAINS, Kind.OPERATOR),
  STARTS("starts", WendLexer.STARTS, Kind.OPERATOR),
  ENDS("ends", WendLexer.ENDS, Kind.OPERATOR),
  MATCHES("matches", WendLexer.MATCHES, Kind.OPERATOR),
  LIKE("like", WendLexer.LIKE, Kind.OPERATOR),
  IGNORING("ignoring", WendLexer.IGNORING, Kind.OPERATOR),
  INTERSECTS("intersects", WendLexer.INTERSECTS, Kind.OPERATOR),
  SUBSET("subset", WendLexer.SUBSET, Kind.OPERATOR),
  SUPERSET("superset", WendLexer.SUPERSET, Kind.OPERATOR),
  FOR("for", WendLexer.FOR, Kind.OPERATOR),
  BY("by", WendLexer.BY, Kind.OPERATOR),
  ASCENDING("asc", WendLexer.ASCENDING, Kind.OPERATOR),
  DESCENDING("desc", WendLexer.DESCENDING, Kind.OPERATOR),
  UNION("union", WendLexer.UNION, Kind.OPERATOR),
  INTERSECT("intersect", WendLexer.INTERSECT, Kind.OPERATOR),
  EXCEPT("except", WendLexer.EXCEPT, Kind.OPERATOR),
  OF("of", WendLexer.OF, Kind.OPERATOR),
  WITH("with", WendLexer.WITH, Kind.OPERATOR),
  FROM("from", WendLexer.FROM, Kind.STEP),
  CREATE("create", WendLexer.CREATE, Kind.STEP),
  UPDATE("update", WendLexer.UPDATE, Kind.STEP),
  REPLACE("replace", WendLexer.REPLACE, Kind.STEP),
  APPEND("append", WendLexer.APPEND, Kind.STEP),
  IDENTIFIED("identified", WendLexer.IDENTIFIED, Kind.EVENT),
  KEEP("keep", WendLexer.KEEP, Kind.EVENT),
  WITHIN("within", WendLexer.WITHIN, Kind.MARK),
  AS("as", WendLexer.AS, Kind.MARK),
  INTO("into", WendLexer.INTO, Kind.MARK),
  KEY("key", WendLexer.KEY, Kind.MARK),
  IDENTITY("identity", WendLexer.IDENTITY, Kind.MARK),
  DEFAULT("default", WendLexer.DEFAULT, Kind.MARK);

  private enum Kind {
    OPERATOR,
    /** An operator only in the line of its left side. */
    IN_LINE,
    /** A part of a step that saves an audience, and a plain name elsewhere. */
    STEP,
    /** A part of the header of an event, and a plain name elsewhere. */
    EVENT,
    MARK
  }

  private final String word;
  private final int token;
  private final Kind kind;

  SoftWord(String word, int token, Kind kind) {
    this.word = word;
    this.token = token;
    this.kind = kind;
  }

  String word() {
    return word;
  }

  int token() {
    return token;
  }

  boolean isOperator() {
    return kind == Kind.OPERATOR || kind == Kind.IN_LINE;
  }

  /** Whether it is more than a name only inside of a step. */
  boolean isOfStep() {
    return kind == Kind.STEP;
  }

  /** Whether it is more than a name only in the header of an event. */
  boolean isOfEvent() {
    return kind == Kind.EVENT;
  }

  /** Whether it must stand in the line of its left side. */
  boolean staysInLine() {
    return kind == Kind.IN_LINE;
  }

  static Optional<SoftWord> of(String word) {
    for (SoftWord row : values()) {
      if (row.word.equals(word)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
