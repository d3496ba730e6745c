package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The token filter between lexer and parser. It cuts a text where a line begins a declaration,
 * gives soft words the types of the places they stand in, ends items at the ends of lines, and
 * reads habits from other languages as what they stand for.
 */
final class Lines {
  /** So many brackets and conditions may stand inside each other: each costs the parser stack. */
  static final int MAX_DEPTH = 200;

  /** So many tokens may make up one declaration: its parse tree takes about 1 kB for each. */
  static final int MAX_TOKENS = 250_000;

  /** What a text is called that is one expression or one population. */
  private static final String WHOLE = "text";

  private static final String STEP = "step";
  private static final Optional<DeclarationWord> SAVE = Optional.of(DeclarationWord.SAVE_AUDIENCE);

  private final List<ScriptToken> raw;
  private final Openings openings;
  private final Problems problems;
  private final Slips slips;
  private final Rewording rewording;
  private final TestLines tests;
  private final JourneyLines journeys;
  private final List<Piece> pieces = new ArrayList<>();

  private List<ScriptToken> out = new ArrayList<>();
  private Optional<DeclarationWord> word = Optional.empty();
  private String kind = WHOLE;
  private boolean inPiece;
  private Brackets brackets = new Brackets();
  private int at;
  private int mutedLine;

  private Lines(List<ScriptToken> raw, Problems problems) {
    this.raw = raw;
    this.openings = new Openings(raw);
    this.problems = problems;
    this.slips = new Slips(raw, problems);
    this.rewording = new Rewording(raw, problems);
    this.tests = new TestLines(raw, openings);
    this.journeys = new JourneyLines(raw, openings);
  }

  /** The declarations of a script; those that are not read are reported and left out. */
  static List<Piece> declarations(List<ScriptToken> raw, Problems problems) {
    Lines lines = new Lines(raw, problems);
    while (lines.current().getType() != WendLexer.EOF) {
      lines.scriptToken();
    }
    lines.closePiece();
    return lines.pieces;
  }

  /** A text that is one expression or one population. */
  static Piece whole(List<ScriptToken> raw, Problems problems) {
    Lines lines = new Lines(raw, problems);
    lines.inPiece = true;
    while (lines.current().getType() != WendLexer.EOF) {
      lines.token();
    }
    lines.closePiece();
    return lines.pieces.get(0);
  }

  private ScriptToken current() {
    return raw.get(at);
  }

  private int before() {
    return out.isEmpty() ? WendLexer.EOF : out.get(out.size() - 1).getType();
  }

  // ---- declarations

  private void scriptToken() {
    Optional<DeclarationWord> begun =
        openings.at(at).filter(row -> !isOfTest(row) && !isOfJourney(row));
    if (begun.isPresent()) {
      closePiece();
      begin(begun.get());
    } else if (openings.isStep(at) && (!inPiece || beginsUnknown())) {
      closePiece();
      beginStep();
    } else if (!inPiece || beginsUnknown()) {
      closePiece();
      skipUnknown();
    } else if (out.size() >= MAX_TOKENS) {
      problems.add(Fault.LONG_DECLARATION, out.get(0).span(), MAX_TOKENS);
      out = new ArrayList<>();
      inPiece = false;
      at = openings.after(at, false);
    } else {
      token();
    }
  }

  /** Whether a word that may begin a declaration is one of a test's steps, or of its head. */
  private boolean isOfTest(DeclarationWord row) {
    boolean whole = row == DeclarationWord.PROFILE && nextIs(WendLexer.LBRACE);
    boolean step = brackets.isInSteps() && !whole;
    boolean head = isTest() && brackets.isEmpty() && before() == WendLexer.COMMA;
    return row.isStepToo() && (step || head);
  }

  /**
   * Whether {@code save audience} stands among the steps of a journey, in place of what is meant.
   */
  private boolean isOfJourney(DeclarationWord row) {
    return row == DeclarationWord.SAVE_AUDIENCE
        && isJourney()
        && current().getCharPositionInLine() > out.get(0).getCharPositionInLine();
  }

  private boolean isTest() {
    return word.filter(DeclarationWord::hasSteps).isPresent();
  }

  private void begin(DeclarationWord row) {
    ScriptToken token = current();
    if (row.isLater()) {
      Span phrase = row.second().isEmpty() ? token.span() : token.span().to(raw.get(at + 1).span());
      problems.add(Fault.LATER, phrase, row.plural());
      at = openings.after(at, false);
      return;
    }
    inPiece = true;
    word = Optional.of(row);
    kind = row == DeclarationWord.SAVE_AUDIENCE ? STEP : row.phrase();
    token.setType(row.token());
    out.add(token);
    at++;
  }

  /** {@code name = …}; which step it is shows after the sign. */
  private void beginStep() {
    inPiece = true;
    kind = STEP;
    if (openings.isSaveAudience(at + 2)) {
      word = SAVE;
    }
    out.add(current());
    at++;
  }

  private void closePiece() {
    if (inPiece) {
      ScriptToken next = current();
      int end = out.isEmpty() ? next.getStartIndex() : out.get(out.size() - 1).span().end();
      ScriptToken last = ScriptToken.at(next, WendLexer.EOF, new Span(end, 0));
      last.muted = isMuted(next);
      out.add(last);
      pieces.add(new Piece(word, kind, out));
    }
    out = new ArrayList<>();
    word = Optional.empty();
    kind = WHOLE;
    inPiece = false;
    brackets = new Brackets();
  }

  /** A word at the beginning of a line that nothing before it can go on with. */
  private boolean beginsUnknown() {
    ScriptToken token = current();
    return token.firstInLine
        && (token.getType() == WendLexer.WORD || openings.isStep(at))
        && brackets.isEmpty()
        && Words.endsOperand(before())
        && softWord(token).isEmpty();
  }

  private void skipUnknown() {
    ScriptToken token = current();
    String text = token.getText();
    List<String> words =
        Arrays.stream(DeclarationWord.values()).map(DeclarationWord::word).toList();
    Optional<String> near =
        token.getType() == WendLexer.WORD ? Nearest.of(text, words) : Optional.empty();
    String hint =
        near.map(w -> "Did you mean `" + w + "`?")
            .orElse("Begin with a word such as `audience` or `profile`.");
    if (near.equals(Optional.of(text))) {
      hint = continued(text);
    }
    hint = elsewhere(text).orElse(hint);
    problems.add(Fault.DECLARATION, token.span(), Show.code(text), hint);
    at = openings.after(at, true);
  }

  /** What declares elsewhere what is called otherwise here. */
  private static Optional<String> elsewhere(String word) {
    return switch (word) {
      case "mail", "email", "template", "sms", "push" ->
          Optional.of("Write `message M on Mail { … }`, with the name of a surface.");
      case "channel", "sender" -> Optional.of("Write `surface Mail: email { … }`.");
      case "segment", "list" -> Optional.of("Write `audience A = profiles where …`.");
      case "enter", "await", "send", "wait", "jump", "exit", "reentry", "call" ->
          Optional.of("It stands between the braces of a journey, as in `journey J { … }`.");
      case "flow", "campaign", "workflow" -> Optional.of("Write `journey J { … }`.");
      default -> Optional.empty();
    };
  }

  /** How a declaration goes on behind its word. */
  private static String continued(String word) {
    return switch (word) {
      case "save" -> "Write `save audience NAME from AUDIENCE create or update replace`.";
      case "profile" -> "Write `profile {` in one line, and `}` behind its fields.";
      default -> "A name and what belongs to it stand in the same line as `" + word + "`.";
    };
  }

  // ---- tokens of a declaration

  /** What is read next, as it was meant. */
  private ScriptToken reworded() {
    rewording.read(at, out);
    return current();
  }

  private void token() {
    ScriptToken token = reworded();
    token.muted = isMuted(token);
    end(token);
    if ((brackets.isSteps() && isTest() && isKept(token)) || isNoJourneyStep(token)) {
      return;
    }
    if (slips.isSwallowing(token)) {
      swallow(token);
      return;
    }
    if (slips.isRemainder(at, out)) {
      mutedLine = token.getLine();
      token.muted = true;
    }
    switch (slips.read(at, out)) {
      case DROP -> at++;
      case DROP_AND_MUTE -> {
        mutedLine = token.getLine();
        at++;
      }
      case SKIP_LINE -> skipLine();
      case MUTE -> {
        mutedLine = token.getLine();
        bracketed(token);
      }
      case KEEP -> {
        retype(token);
        bracketed(token);
      }
    }
  }

  /** Ends the item before a token where it does not go on. */
  private void end(ScriptToken token) {
    if (token.getType() == WendLexer.LBRACE && isJourney() && !brackets.isBrace()) {
      brackets.closeToBrace(); // no condition of a step has braces
    }
    if (!(isJourney() ? endOfJourney(token) : endStep(token))) {
      endItem(token);
    }
    if (isDirect()) {
      journeys.note(at, out, brackets);
    }
  }

  private void swallow(ScriptToken token) {
    slips.swallow(token);
    at = openings.margin(at);
    mutedLine = token.getLine();
    if (token.getType() == WendLexer.OPEN_BLOCK) {
      put(ScriptToken.at(token, WendLexer.BROKEN, token.span()));
    }
  }

  private boolean isMuted(ScriptToken token) {
    boolean next = !out.isEmpty() && out.get(out.size() - 1).getLine() == mutedLine;
    return mutedLine > 0 && (token.getLine() == mutedLine || next);
  }

  private void skipLine() {
    do {
      at++;
    } while (!current().firstInLine && current().getType() != WendLexer.EOF);
  }

  private void put(ScriptToken token) {
    out.add(token);
  }

  /** Puts an end of item before a token that begins a line and cannot go on with the line above. */
  private void endItem(ScriptToken token) {
    if (!token.firstInLine || !(brackets.isInBraces() || brackets.isBrace())) {
      return;
    }
    boolean named = nextIs(WendLexer.COLON) || (nextIs(WendLexer.EQUAL) && brackets.isBrace());
    boolean isName = token.getType() == WendLexer.WORD || token.getType() == WendLexer.QUOTED;
    if (!brackets.isBrace()) {
      if (isName && nextIs(WendLexer.COLON)) {
        brackets.closeToBrace();
        put(ScriptToken.at(token, WendLexer.END, new Span(token.getStartIndex(), 0)));
      }
      return;
    }
    boolean goesOn =
        Words.continuesItem(token.getType())
            || (!named && softWord(token).isPresent())
            || (isDirect() && journeys.continues(at, out, brackets));
    boolean open = !Words.endsOperand(before()) && !(isName && named);
    if (before() != WendLexer.LBRACE && before() != WendLexer.COMMA && !goesOn && !open) {
      put(ScriptToken.at(token, WendLexer.END, new Span(token.getStartIndex(), 0)));
      brackets.endItem();
    }
  }

  /** Puts an end of step before a word that begins one, whatever is open; tells whether it did. */
  private boolean endStep(ScriptToken token) {
    if (!brackets.isInSteps() || token.getType() != WendLexer.WORD || !tests.begins(at)) {
      return false;
    }
    boolean first = before() == WendLexer.LBRACE || before() == WendLexer.COMMA;
    boolean inLine =
        brackets.isSteps()
            && Words.endsOperand(before())
            && softWord(token).isEmpty()
            && tests.type(at, out, true).isEmpty();
    if ((first && brackets.isSteps()) || !(token.firstInLine || inLine)) {
      return false;
    }
    brackets.closeToSteps();
    put(ScriptToken.at(token, WendLexer.END, new Span(token.getStartIndex(), 0)));
    brackets.endItem();
    return true;
  }

  /** Whether this is in a journey, or in settings. */
  private boolean isJourney() {
    return JourneyLines.isOf(brackets.around());
  }

  /** Whether this is in no further bracket of a journey or of settings. */
  private boolean isDirect() {
    return JourneyLines.isOf(brackets.block());
  }

  /** Puts an end of item where a clause, step or branch ends; tells whether it did. */
  private boolean endOfJourney(ScriptToken token) {
    boolean ends =
        isDirect()
            ? journeys.ends(at, out, brackets)
            : token.firstInLine && journeys.begins(at, brackets.around()) && !isPartOfPlain();
    if (ends) {
      brackets.closePlain();
      put(ScriptToken.at(token, WendLexer.END, new Span(token.getStartIndex(), 0)));
      brackets.endItem();
    }
    return ends;
  }

  /** Whether a field is named here, inside of plain brackets. */
  private boolean isPartOfPlain() {
    return nextIs(WendLexer.COLON)
        || nextIs(WendLexer.EQUAL)
        || current().getType() == WendLexer.IF;
  }

  /** Takes in what of a test's steps is not read any further. */
  private boolean isKept(ScriptToken token) {
    boolean begins = before() == WendLexer.LBRACE || before() == WendLexer.END;
    if (token.getType() == WendLexer.LBRACE && tests.opensChange(out)) {
      keepBlock(token);
      return true;
    }
    if (begins && tests.isNoStep(at)) {
      skipStep(token, Fault.NO_STEP, TestWord.beginnings(), "`profile`, `at` or `expect`");
      return true;
    }
    return false;
  }

  /** Passes over what stands where a step of a journey begins, and is none. */
  private boolean isNoJourneyStep(ScriptToken token) {
    boolean none = isDirect() && journeys.isNoStep(at, out, brackets);
    if (none) {
      List<String> words = JourneyWord.beginnings();
      skipStep(token, Fault.NO_JOURNEY_STEP, words, "`enter`, `send` or `await`");
    }
    return none;
  }

  /** Reports a step that is none, and passes over it. */
  private void skipStep(ScriptToken token, Fault fault, List<String> words, String some) {
    String hint =
        Nearest.of(token.getText(), words)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse("Begin with a word such as " + some + ".");
    hint = OtherSteps.said(fault, raw.subList(at, raw.size())).orElse(hint);
    problems.add(fault, token.span(), Show.code(token.getText()), hint);
    Brackets inside = new Brackets();
    do {
      inside.read(current().getType());
      at++;
    } while (!isStepEnd(inside));
    put(ScriptToken.at(token, WendLexer.BROKEN, token.span()));
  }

  private boolean isStepEnd(Brackets inside) {
    int type = current().getType();
    boolean closes = inside.isEmpty() && type == WendLexer.RBRACE;
    boolean begins = isDirect() ? journeys.begins(at, brackets.block()) : tests.begins(at);
    boolean line = current().firstInLine && (inside.isEmpty() || begins);
    return type == WendLexer.EOF || closes || line || openings.at(at).isPresent();
  }

  /** A block that is not read, as one token. */
  private void keepBlock(ScriptToken token) {
    Brackets inside = new Brackets();
    int first = at;
    do {
      inside.read(current().getType());
      at++;
    } while (!inside.isEmpty()
        && current().getType() != WendLexer.EOF
        && openings.at(at).filter(row -> !row.isStepToo()).isEmpty());
    Span span = token.span().to(raw.get(Math.max(first, at - 1)).span());
    put(ScriptToken.at(token, WendLexer.BLOCK, span));
  }

  private boolean nextIs(int type) {
    return raw.get(at + 1).getType() == type;
  }

  /** The operator or mark that a word is here, after an operand. */
  private Optional<SoftWord> softWord(ScriptToken token) {
    if (token.getType() != WendLexer.WORD || !Words.endsOperand(before())) {
      return Optional.empty();
    }
    return SoftWord.of(token.getText())
        .filter(row -> !(row.staysInLine() && token.firstInLine))
        .filter(row -> row != SoftWord.DEFAULT || word.filter(w -> w.hasFields()).isPresent())
        .filter(row -> row != SoftWord.WITH || nextIs(WendLexer.LBRACE))
        .filter(row -> row != SoftWord.WITHIN || nextIs(WendLexer.INT) || nextIs(WendLexer.RPAREN))
        .filter(row -> !row.isOfEvent() || isHeaderOfEvent())
        .filter(row -> !row.isOfStep() || word.equals(SAVE));
  }

  private boolean isHeaderOfEvent() {
    return word.filter(DeclarationWord::isEvent).isPresent() && brackets.isEmpty();
  }

  private void retype(ScriptToken token) {
    if (isDirect() && openings.isZone(at)) {
      token.setType(WendLexer.IN_ZONE);
    } else if (Words.isReserved(token.getType()) && standsAsName()) {
      problems.add(Fault.RESERVED, token.span(), token.getText(), token.getText());
      token.setType(WendLexer.WORD);
    } else if (token.getType() == WendLexer.WORD) {
      token.setType(typeOf(token));
    }
  }

  /** Whether a reserved word stands where only a name can. */
  private boolean standsAsName() {
    boolean item = brackets.isBrace() && !Words.endsOperand(before());
    boolean declared =
        out.size() == 1 && word.isPresent() && (nextIs(WendLexer.EQUAL) || nextIs(WendLexer.COLON));
    return (item && nextIs(WendLexer.COLON)) || declared || before() == WendLexer.DOT;
  }

  /**
   * The type of {@code last}, {@code this} or {@code next} where a window follows: {@code in last 7
   * days}, {@code in this month}.
   */
  private Optional<Integer> window(ScriptToken token) {
    ScriptToken next = raw.get(at + 1);
    boolean followed =
        (nextIs(WendLexer.INT) || nextIs(WendLexer.DECIMAL) || nextIs(WendLexer.WORD))
            && !next.firstInLine
            && SoftWord.of(next.getText()).isEmpty();
    return followed ? Words.window(token.getText()) : Optional.empty();
  }

  /** What a word is in a test beside what it is anywhere. */
  private Optional<Integer> ofTest(ScriptToken token) {
    if (!isTest()) {
      return Optional.empty();
    }
    if (brackets.isEmpty()) {
      boolean sought = before() == WendLexer.ALL || before() == WendLexer.COMMA;
      return sought && token.getText().equals("profile")
          ? Optional.of(WendLexer.PROFILE)
          : Optional.empty();
    }
    boolean begins = before() == WendLexer.LBRACE || before() == WendLexer.END;
    if (brackets.isSteps() && (begins || (before() == WendLexer.COMMA && tests.begins(at)))) {
      tests.begin(out);
    }
    return tests.type(at, out, brackets.isSteps());
  }

  private int typeOf(ScriptToken token) {
    Optional<Integer> special = isDirect() ? journeys.type(at, out, brackets) : ofTest(token);
    return special.orElseGet(() -> typeAnywhere(token));
  }

  private int typeAnywhere(ScriptToken token) {
    String text = token.getText();
    return switch (before()) {
      case WendLexer.DOT -> WendLexer.WORD;
      case WendLexer.COLON ->
          nextIs(WendLexer.WORD) && brackets.isBrace()
              ? expect(text, "link", WendLexer.LINK)
              : WendLexer.WORD;
      case WendLexer.LESS ->
          isTypeParameter() ? expect(text, "link", WendLexer.LINK) : softType(token);
      case WendLexer.STARTS, WendLexer.ENDS -> expect(text, "with", WendLexer.WITH);
      case WendLexer.SUBSCRIBED -> expect(text, "to", WendLexer.TO);
      case WendLexer.SUBSET, WendLexer.SUPERSET -> expect(text, "of", WendLexer.OF);
      case WendLexer.IGNORING -> expect(text, "case", WendLexer.CASE);
      case WendLexer.IS -> expect(text, "present", WendLexer.PRESENT);
      case WendLexer.SAVE -> expect(text, "audience", WendLexer.AUDIENCE);
      case WendLexer.BUSINESS -> expect(text, "event", WendLexer.EVENT);
      case WendLexer.EVENT -> isRule() ? expect(text, "rule", WendLexer.RULE) : WendLexer.WORD;
      case WendLexer.IDENTIFIED -> expect(text, "by", WendLexer.BY);
      case WendLexer.SINCE -> isSinceLast(at) ? WendLexer.LAST : softType(token);
      case WendLexer.OR, WendLexer.EQUAL -> ofStep(text).orElseGet(() -> softType(token));
      case WendLexer.NOT -> typeAfterNot(token);
      case WendLexer.IN -> {
        boolean named = nextIs(WendLexer.WORD) || nextIs(WendLexer.QUOTED);
        int other = named ? expect(text, "audience", WendLexer.IN_AUDIENCE) : softType(token);
        yield window(token).orElse(other);
      }
      case WendLexer.INT, WendLexer.LAST, WendLexer.THIS, WendLexer.NEXT ->
          Words.unit(text).isPresent() && !token.firstInLine ? WendLexer.UNIT : softType(token);
      default -> isHeld() ? ofHeld(text) : softType(token);
    };
  }

  private int ofHeld(String text) {
    return before() == WendLexer.FOR
        ? expect(text, "at", WendLexer.AT)
        : expect(text, "least", WendLexer.LEAST);
  }

  /** Whether {@code in audience A for}, and perhaps {@code at}, has just been read. */
  private boolean isHeld() {
    int last = out.size() - (before() == WendLexer.AT ? 2 : 1);
    return last > 1
        && out.get(last).getType() == WendLexer.FOR
        && out.get(last - 2).getType() == WendLexer.IN_AUDIENCE
        && !(before() == WendLexer.FOR && nextIs(WendLexer.IN));
  }

  private boolean isRule() {
    return word.equals(Optional.of(DeclarationWord.EVENT_RULE));
  }

  /** Whether a token is the last word before the name in {@code days since last Purchase}. */
  private boolean isSinceLast(int index) {
    if (index < 2 || index + 1 >= raw.size()) {
      return false;
    }
    int next = raw.get(index + 1).getType();
    return (next == WendLexer.WORD || next == WendLexer.QUOTED)
        && raw.get(index).getText().equals("last")
        && raw.get(index - 1).getText().equals("since")
        && Words.unit(raw.get(index - 2).getText()).isPresent();
  }

  /** {@code list<link Household>}. */
  private boolean isTypeParameter() {
    return nextIs(WendLexer.WORD)
        && word.filter(w -> w.hasFields()).isPresent()
        && brackets.isBrace();
  }

  /** {@code = save audience}, {@code create or update}. */
  private Optional<Integer> ofStep(String text) {
    int earlier = out.size() > 1 ? out.get(out.size() - 2).getType() : WendLexer.EOF;
    if (earlier == WendLexer.CREATE && text.equals("update")) {
      return Optional.of(WendLexer.UPDATE);
    }
    boolean saves = word.equals(SAVE) && out.size() == 2 && openings.isSaveAudience(at);
    return saves ? Optional.of(WendLexer.SAVE) : Optional.empty();
  }

  private static int expect(String text, String word, int type) {
    return text.equals(word) ? type : WendLexer.WORD;
  }

  /**
   * {@code x not contains y}, {@code x is not present}; elsewhere {@code not} begins an operand.
   */
  private int typeAfterNot(ScriptToken token) {
    int earlier = out.size() > 1 ? out.get(out.size() - 2).getType() : WendLexer.EOF;
    if (earlier == WendLexer.IS) {
      return token.getText().equals("present") ? WendLexer.PRESENT : WendLexer.WORD;
    }
    if (Words.endsOperand(earlier)) {
      return SoftWord.of(token.getText())
          .filter(SoftWord::isOperator)
          .map(SoftWord::token)
          .orElse(WendLexer.WORD);
    }
    return softType(token);
  }

  private boolean isNextWord(String text) {
    return nextIs(WendLexer.WORD) && raw.get(at + 1).getText().equals(text);
  }

  /** {@code days between …}, {@code days since last …}. */
  private boolean beginsWithUnit(ScriptToken token) {
    boolean since = isNextWord("since") && isSinceLast(at + 2);
    return (since || isNextWord("between")) && Words.unit(token.getText()).isPresent();
  }

  private int softType(ScriptToken token) {
    if (Words.endsOperand(before())) {
      return softWord(token).map(SoftWord::token).orElse(WendLexer.WORD);
    }
    if (beginsWithUnit(token)) {
      return WendLexer.UNIT;
    }
    if (token.getText().equals("sequence") && nextIs(WendLexer.LPAREN)) {
      return WendLexer.SEQUENCE;
    }
    Optional<Integer> part = openings.counted(at);
    if (part.isPresent()) {
      return part.get();
    }
    if (token.getText().equals("subscribed") && isNextWord("to")) {
      return WendLexer.SUBSCRIBED;
    }
    if (token.getText().equals("merge") && isNextWord("profiles") && brackets.isBrace()) {
      return WendLexer.MERGE;
    }
    boolean skips = token.getText().equals("skip") && nextIs(WendLexer.WHERE) && brackets.isBrace();
    return skips ? WendLexer.SKIP_ROWS : WendLexer.WORD;
  }

  // ---- brackets

  /** What a brace opens here. */
  private Brackets.Block opened() {
    if (isDirect()) {
      return journeys.opens(out, brackets);
    }
    if (isTest()) {
      return brackets.isEmpty() || tests.opensSteps(out)
          ? Brackets.Block.TEST
          : brackets.isSteps() && tests.opensJourney(out)
              ? Brackets.Block.STEPS
              : Brackets.Block.PLAIN;
    }
    if (!brackets.isEmpty() || word.isEmpty()) {
      return Brackets.Block.PLAIN;
    }
    boolean journey = word.get() == DeclarationWord.JOURNEY;
    return journey
        ? Brackets.Block.STEPS
        : word.get().hasSettings() ? Brackets.Block.SETTINGS : Brackets.Block.PLAIN;
  }

  private void bracketed(ScriptToken token) {
    Brackets.Block block = opened();
    boolean ifStep =
        token.getType() == WendLexer.IF && isDirect() && journeys.isStep(out, brackets);
    if (brackets.read(ifStep ? WendLexer.WORD : token.getType()) <= MAX_DEPTH) {
      if (token.getType() == WendLexer.LBRACE) {
        brackets.hold(block);
      }
      put(token);
      at++;
      return;
    }
    problems.add(Fault.TOO_DEEP, token.span(), MAX_DEPTH);
    int first = at;
    int depth = brackets.depth();
    do {
      at++;
    } while (current().getType() != WendLexer.EOF
        && (word.isEmpty() || openings.at(at).isEmpty())
        && brackets.read(current().getType()) >= depth);
    if (brackets.depth() < depth) {
      at++;
    }
    Span span = token.span().to(raw.get(Math.max(first, at - 1)).span());
    put(ScriptToken.at(token, WendLexer.BROKEN, span));
    mutedLine = token.getLine();
  }
}
