package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;
import static dev.wend.check.Conversions.isMissing;
import static dev.wend.check.Conversions.widen;

import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.OneOf;
import dev.wend.check.Typed.Or;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Show;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.type.Widening;
import dev.wend.value.Operator;
import dev.wend.value.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Tests between values: comparisons, {@code between}, {@code in} and the tests on texts. */
final class Comparisons {
  /** What a comparison asks, whatever word asks it. */
  private enum Relation {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** The same with its sides exchanged. */
    Relation turned() {
      return switch (this) {
        case EQUAL -> EQUAL;
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      };
    }
  }

  /** How {@code in} stands between a value and a list. */
  record Membership(boolean negated, boolean ignoringCase, Span span) {}

  /** Two values of one type, or a date and a datetime. */
  private record Pair(Typed left, Typed right) {}

  private static final java.util.regex.Pattern AGE =
      java.util.regex.Pattern.compile(
          "(now|today) - ([\\w.]{1,80}) ([<>]=?) (\\d{1,9} (?:months?|years?))");

  private static final java.util.regex.Pattern ITEMS =
      java.util.regex.Pattern.compile("((?:any|all|no) [\\w.]+)\\.(\\w+)");

  private final Problems problems;
  private final Literals literals;
  private final Facts facts;
  private final Outcomes outcomes;

  Comparisons(Problems problems, Literals literals, Facts facts, Outcomes outcomes) {
    this.problems = problems;
    this.literals = literals;
    this.facts = facts;
    this.outcomes = outcomes;
  }

  /** {@code = != < <= > >=}. */
  Typed compare(BinaryExpression node, Typed left, Typed right) {
    BinaryOperator operator = node.operator();
    boolean negated = operator == BinaryOperator.NOT_EQUAL;
    Optional<Pair> aligned = aligned(left, right, node.span(), negated);
    if (aligned.isEmpty()) {
      return Literals.broken(node.span());
    }
    Pair pair = aligned.get();
    Relation relation = relation(operator);
    if (relation != Relation.EQUAL && !hasOrder(pair.left().type())) {
      problems.report(Fault.NO_ORDER, node.operatorSpan(), pair.left().type().text());
      return Literals.broken(node.span());
    }
    if (node.ignoringCase()) {
      pair = folded(pair, node.span());
    }
    hintConstant(pair.left(), pair.right(), node.span());
    Typed test = relate(relation, pair.left(), pair.right(), node.span());
    boolean told = outcomes.hint(test, node.span(), negated);
    if (negated && !told) {
      facts.hint(pair.left(), node.span());
      facts.hint(pair.right(), node.span());
    }
    return negated ? new Not(test, node.span()) : test;
  }

  private static Relation relation(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, ON -> Relation.EQUAL;
      case LESS, BEFORE -> Relation.LESS;
      case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
      case GREATER, AFTER -> Relation.GREATER;
      case GREATER_OR_EQUAL, SINCE -> Relation.GREATER_OR_EQUAL;
      default -> throw new IllegalArgumentException(operator + " is no comparison");
    };
  }

  /** {@code before after since on}: the comparisons of dates, in words. */
  Typed compareDates(BinaryExpression node, Typed left, Typed right) {
    boolean text = isText(left) && isText(right);
    for (Typed side : List.of(left, right)) {
      boolean taken =
          isBroken(side) || isMissing(side) || Arithmetic.isDate(side.type()) || isText(side);
      if (!taken || text) {
        String hint =
            side.type() == Scalar.STRING
                ? "Make a date of it: `date(" + problems.text(side.span()) + ")`."
                : side instanceof Typed.InAudience
                    ? "Write `" + problems.text(side.span()) + " for at least 7 days`."
                    : side.type() == Scalar.DURATION || side.type() == Scalar.PERIOD
                        ? "Write `in last " + problems.text(side.span()) + "`, or a date."
                        : "Compare with `<` or `>=`.";
        problems.report(
            Fault.DATE_TEST, side.span(), node.operator().word(), side.type().text(), hint);
        return Literals.broken(node.span());
      }
    }
    return compare(node, left, right);
  }

  private static boolean isText(Typed value) {
    return value instanceof Constant && value.type() == Scalar.STRING;
  }

  /** {@code between low and high}, both ends in. */
  Typed between(BetweenExpression node, Typed operand, Typed low, Typed high) {
    Optional<Pair> from = aligned(operand, low, node.span(), node.negated());
    Optional<Pair> to = aligned(operand, high, node.span(), node.negated());
    if (from.isEmpty() || to.isEmpty()) {
      return Literals.broken(node.span());
    }
    if (!hasOrder(from.get().left().type())) {
      problems.report(Fault.NO_ORDER, node.operand().span(), from.get().left().type().text());
      return Literals.broken(node.span());
    }
    hintEmptyRange(from.get().right(), to.get().right(), node);
    Typed test =
        new And(
            List.of(
                relate(
                    Relation.GREATER_OR_EQUAL, from.get().left(), from.get().right(), node.span()),
                relate(Relation.LESS_OR_EQUAL, to.get().left(), to.get().right(), node.span())),
            node.span());
    boolean told = outcomes.hint(test, node.span(), node.negated());
    if (node.negated() && !told) {
      facts.hint(operand, node.span());
    }
    return node.negated() ? new Not(test, node.span()) : test;
  }

  /** Whether constants of a range stand the wrong way round. */
  private void hintEmptyRange(Typed low, Typed high, BetweenExpression node) {
    if (low instanceof Constant a
        && high instanceof Constant b
        && a.type().equals(b.type())
        && order(a.value(), b.value()) > 0) {
      problems.report(
          Fault.EMPTY_RANGE, node.span(), problems.text(low.span()), problems.text(high.span()));
    }
  }

  @SuppressWarnings("unchecked") // values of one type are of one class, which has an order
  private static int order(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  // ---- in

  Typed in(Typed operand, List<Typed> items, Membership node) {
    Span span = node.span();
    if (items.isEmpty()) {
      problems.report(Fault.EMPTY_LIST, span, node.negated() ? "always" : "never");
    }
    List<Typed> tests = new ArrayList<>();
    List<Constant> constants = new ArrayList<>();
    Typed subject = operand;
    Optional<Type> shared = sharedNumber(operand, items);
    if (shared.isPresent()) {
      subject = widen(operand, shared.get());
    }
    Set<Object> known = new HashSet<>();
    boolean broken = false;
    for (Typed item : items) {
      Optional<Pair> aligned = aligned(subject, item, item.span(), node.negated());
      if (aligned.isEmpty()) {
        broken = true;
        continue;
      }
      Pair pair = node.ignoringCase() ? folded(aligned.get(), span) : aligned.get();
      if (pair.right() instanceof Constant constant && constant.type().equals(subject.type())) {
        constants.add(constant);
        if (!known.add(constant.value())) {
          problems.report(Fault.REPEATED_ITEM, item.span(), problems.text(item.span()));
        }
      } else {
        tests.add(relate(Relation.EQUAL, pair.left(), pair.right(), span));
      }
    }
    return broken ? Literals.broken(span) : member(node, subject, constants, tests);
  }

  private Typed member(
      Membership node, Typed subject, List<Constant> constants, List<Typed> tests) {
    Span span = node.span();
    if (isBroken(subject)) {
      return subject;
    }
    if (isMissing(subject)) {
      problems.report(Fault.MISSING_VALUE, subject.span());
      return Literals.broken(span);
    }
    if (Facts.isSame(subject) && tests.isEmpty()) {
      problems.report(Fault.CONSTANT_CONDITION, span);
    }
    boolean empty = constants.isEmpty() && tests.isEmpty();
    if (!constants.isEmpty() || tests.isEmpty()) {
      tests.add(new OneOf(subject, constants, span));
    }
    Typed test = tests.size() == 1 ? tests.get(0) : new Or(tests, span);
    boolean told = outcomes.hint(test, span, node.negated());
    if (node.negated() && !empty && !told) {
      facts.hint(subject, span);
    }
    return node.negated() ? new Not(test, span) : test;
  }

  /** The one kind of number that an operand and its list become. */
  private static Optional<Type> sharedNumber(Typed operand, List<Typed> items) {
    Optional<Type> shared = Optional.of(operand.type()).filter(Type::isNumber);
    for (Typed item : items) {
      if (item.type().isNumber()) {
        shared = shared.flatMap(s -> Widening.common(s, item.type()));
      }
    }
    return shared;
  }

  /** {@code left = right} where one of them is an item of a list. */
  Optional<Typed> equal(Typed left, Typed right, boolean ignoringCase, Span span) {
    return aligned(left, right, span, false)
        .map(pair -> ignoringCase ? folded(pair, span) : pair)
        .map(pair -> relate(Relation.EQUAL, pair.left(), pair.right(), span));
  }

  /** Whether a value is one of those written out; the same for all of no values. */
  Optional<Typed> among(Typed value, List<Typed> items, boolean ignoringCase, Span span) {
    Typed test = in(value, items, new Membership(false, ignoringCase, span));
    return isBroken(test) ? Optional.empty() : Optional.of(test);
  }

  // ---- tests on texts

  /** {@code contains}, {@code starts with}, {@code ends with}, {@code matches}, {@code like}. */
  Typed text(BinaryExpression node, Typed left, Typed right) {
    String word = positive(node.operator()).word();
    boolean leftText = isTextOperand(word, left);
    boolean rightText = isTextOperand(word, right);
    if (!leftText || !rightText) {
      return Literals.broken(node.span());
    }
    Operator operator = operator(positive(node.operator()));
    boolean pattern = operator == Operator.MATCHES || operator == Operator.LIKE;
    if (pattern && !isPattern(operator, word, right)) {
      return Literals.broken(node.span());
    }
    hintConstant(left, right, node.span());
    if (operator == Operator.LIKE) {
      hintStar((Constant) right);
    }
    Pair pair = new Pair(left, right);
    if (node.ignoringCase()) {
      pair = operator == Operator.MATCHES ? anyCase(pair) : folded(pair, node.span());
    }
    Typed test = new Apply(operator, List.of(pair.left(), pair.right()), Scalar.BOOL, node.span());
    if (positive(node.operator()) == node.operator()) {
      return test;
    }
    facts.hint(left, node.span());
    facts.hint(right, node.span());
    return new Not(test, node.span());
  }

  /** Hints at a star where nothing else of the pattern stands for other text. */
  private void hintStar(Constant pattern) {
    String text = (String) pattern.value();
    boolean stars = text.contains("*") && !text.contains("%") && !text.contains("_");
    if (stars) {
      String written = problems.text(pattern.span());
      problems.report(Fault.LIKE_STAR, pattern.span(), Show.code(written.replace('*', '%')));
    }
  }

  private boolean isTextOperand(String word, Typed operand) {
    if (operand.type() == Scalar.STRING) {
      return true;
    }
    if (isMissing(operand)) {
      problems.report(Fault.MISSING_VALUE, operand.span());
    } else if (!isBroken(operand)) {
      String hint = "Make a text of it: `text(" + problems.text(operand.span()) + ")`.";
      problems.report(Fault.TEXT_TEST, operand.span(), word, operand.type().text(), hint);
    }
    return false;
  }

  private boolean isPattern(Operator operator, String word, Typed right) {
    if (!(right instanceof Constant constant)) {
      problems.report(Fault.PATTERN_LITERAL, right.span(), word);
      return false;
    }
    Optional<String> wrong =
        operator == Operator.MATCHES
            ? Pattern.problem((String) constant.value())
            : Optional.empty();
    wrong.ifPresent(what -> problems.report(Fault.PATTERN, right.span(), what));
    return wrong.isEmpty();
  }

  private static Pair anyCase(Pair pair) {
    Constant pattern = (Constant) pair.right();
    return new Pair(
        pair.left(), new Constant(Scalar.STRING, "(?i)" + pattern.value(), pattern.span()));
  }

  private static BinaryOperator positive(BinaryOperator operator) {
    return switch (operator) {
      case NOT_CONTAINS -> BinaryOperator.CONTAINS;
      case NOT_STARTS_WITH -> BinaryOperator.STARTS_WITH;
      case NOT_ENDS_WITH -> BinaryOperator.ENDS_WITH;
      case NOT_MATCHES -> BinaryOperator.MATCHES;
      case NOT_LIKE -> BinaryOperator.LIKE;
      default -> operator;
    };
  }

  private static Operator operator(BinaryOperator test) {
    return switch (test) {
      case CONTAINS -> Operator.CONTAINS;
      case STARTS_WITH -> Operator.STARTS_WITH;
      case ENDS_WITH -> Operator.ENDS_WITH;
      case MATCHES -> Operator.MATCHES;
      case LIKE -> Operator.LIKE;
      default -> throw new IllegalArgumentException(test + " is no test on texts");
    };
  }

  private Pair folded(Pair pair, Span span) {
    if (pair.left().type() != Scalar.STRING) {
      problems.report(Fault.IGNORING_CASE, span);
      return pair;
    }
    return new Pair(fold(pair.left()), fold(pair.right()));
  }

  private static Typed fold(Typed text) {
    return new Apply(Operator.FOLD_CASE, List.of(text), Scalar.STRING, text.span());
  }

  // ---- one type for both sides

  /** The two sides ready to compare; empty, with a problem reported, when they cannot be. */
  private Optional<Pair> aligned(Typed left, Typed right, Span whole, boolean negated) {
    if (isBroken(left) || isBroken(right)) {
      return Optional.empty();
    }
    if (isMissing(left) || isMissing(right)) {
      Typed tested = isMissing(left) ? right : left;
      String test = problems.text(tested.span()) + (negated ? " is present" : " is missing");
      problems.report(Fault.MISSING_TEST, whole, test);
      return Optional.empty();
    }
    if (left.type() == Scalar.PERIOD || right.type() == Scalar.PERIOD) {
      refusePeriod(left, right, whole);
      return Optional.empty();
    }
    if (Arithmetic.isDate(left.type()) && Arithmetic.isDate(right.type())) {
      return Optional.of(new Pair(left, right));
    }
    Optional<Type> common = Widening.common(left.type(), right.type());
    if (common.isPresent()) {
      return common.get() == Scalar.STRING
          ? texts(left, right)
          : common.map(type -> new Pair(widen(left, type), widen(right, type)));
    }
    if (right instanceof Constant constant && isText(right)) {
      return read(constant, left).map(value -> new Pair(left, value));
    }
    if (left instanceof Constant constant && isText(left)) {
      return read(constant, right).map(value -> new Pair(value, right));
    }
    refuse(left, right, whole);
    return Optional.empty();
  }

  private Optional<Pair> texts(Typed left, Typed right) {
    return VersionTexts.beside(right, left, problems)
        .flatMap(l -> VersionTexts.beside(left, right, problems).map(r -> new Pair(l, r)));
  }

  /** A text written out as a value of the type that it is compared with. */
  private Optional<Typed> read(Constant text, Typed with) {
    String value = (String) text.value();
    Type type = with.type();
    if (type instanceof Type.Enumeration choice) {
      if (!choice.values().contains(value)) {
        String hint = Problems.suggest(value, choice.values());
        problems.report(Fault.ENUM_VALUE, text.span(), value, problems.text(with.span()), hint);
        return Optional.empty();
      }
      return Optional.of(new Constant(type, value, text.span()));
    }
    if (type == Scalar.DATE) {
      return orReport(Literals.dateOf(value), text, type, "2026-03-01");
    } else if (type == Scalar.TIME) {
      return orReport(Literals.timeOf(value), text, type, "09:30");
    } else if (type == Scalar.DATETIME) {
      Optional<?> date = Literals.dateOf(value);
      return date.isPresent()
          ? orReport(date, text, Scalar.DATE, "")
          : orReport(literals.instantOf(value), text, type, "2026-03-01T09:30Z");
    }
    refuse(with, text, text.span());
    return Optional.empty();
  }

  private Optional<Typed> orReport(Optional<?> value, Constant text, Type type, String example) {
    if (value.isEmpty()) {
      problems.report(Fault.DATE_TEXT, text.span(), text.value(), type.text(), example);
    }
    return value.map(v -> new Constant(type, v, text.span()));
  }

  private void refusePeriod(Typed left, Typed right, Span whole) {
    Matcher age = AGE.matcher(problems.text(whole));
    if (left.type() == Scalar.INT || age.matches()) {
      String hint = left.type() == Scalar.INT ? ofCount(right) : ofAge(age);
      problems.report(Fault.COMPARE, whole, left.type().text(), right.type().text(), hint);
    } else {
      problems.report(Fault.PERIOD_VALUE, (left.type() == Scalar.PERIOD ? left : right).span());
    }
  }

  /** {@code today - birthDate > 18 years}. */
  private static String ofAge(Matcher age) {
    String turned = age.group(3).replace('>', '!').replace('<', '>').replace('!', '<');
    String from = age.group(1);
    return "Write `" + age.group(2) + " " + turned + " " + from + " - " + age.group(4) + "`.";
  }

  private void refuse(Typed left, Typed right, Span whole) {
    problems.report(
        Fault.COMPARE, whole, left.type().text(), right.type().text(), hint(left, right, whole));
  }

  /** {@code any orders.price > 50}: a test of items that was meant to compare a part of each. */
  private String ofItems(Typed left, Span whole) {
    Matcher items = ITEMS.matcher(problems.text(left.span()));
    if (left.type() != Scalar.BOOL || !items.matches()) {
      return "";
    }
    String rest = problems.text(new Span(left.span().end(), whole.end() - left.span().end()));
    return "Write `" + items.group(1) + " where " + items.group(2) + rest + "`.";
  }

  private String hint(Typed left, Typed right, Span whole) {
    Typed text = left.type() == Scalar.STRING ? left : right;
    Typed other = text == left ? right : left;
    String written = problems.text(other.span());
    if (text.type() != Scalar.STRING) {
      return ofItems(left, whole) + ofLength(left, right);
    }
    if (text instanceof Constant constant) {
      String value = (String) constant.value();
      Optional<Integer> number = CalendarNames.number(value, written);
      if (number.isPresent()) {
        return "Write `" + number.get() + "`.";
      }
      boolean readable =
          other.type() == Scalar.BOOL ? value.matches("true|false") : isNumber(value);
      return readable ? "Write `" + value + "`." : "";
    }
    if (other instanceof Constant) {
      return "Write `\"" + written + "\"`.";
    }
    return "Make a text of the other: `text(" + written + ")`.";
  }

  /** {@code age(d) >= 18 years}. */
  private String ofCount(Typed length) {
    String text = problems.text(length.span());
    boolean counts = text.matches("\\d+ [a-z]+");
    return counts ? "Write `" + text.replaceAll("\\D", "") + "`." : "";
  }

  /** {@code lastSeen > 30 days}. */
  private String ofLength(Typed left, Typed right) {
    if (left.type() == Scalar.INT && right.type() == Scalar.DURATION) {
      return ofCount(right);
    }
    boolean length = right.type() == Scalar.DURATION && Arithmetic.isDate(left.type());
    String from = left.type() == Scalar.DATE ? "today" : "now";
    return length ? "Write `" + from + " - " + problems.text(right.span()) + "`." : "";
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?");
  }

  static boolean hasOrder(Type type) {
    return type != Scalar.BOOL && !(type instanceof Type.Enumeration);
  }

  private void hintConstant(Typed left, Typed right, Span span) {
    boolean same =
        left instanceof FieldRead a && right instanceof FieldRead b && a.field().equals(b.field());
    if (same || (Facts.isSame(left) && Facts.isSame(right))) {
      problems.report(Fault.CONSTANT_CONDITION, span);
    }
  }

  // ---- what a comparison becomes

  private static Typed relate(Relation relation, Typed left, Typed right, Span span) {
    if (left.type() == Scalar.DATE && right.type() == Scalar.DATETIME) {
      return relate(relation.turned(), right, left, span);
    }
    if (left.type() == Scalar.DATETIME && right.type() == Scalar.DATE) {
      return relateToDay(relation, left, right, span);
    }
    return switch (relation) {
      case EQUAL -> test(Operator.EQUAL, left, right, span);
      case LESS -> test(Operator.LESS, left, right, span);
      case LESS_OR_EQUAL -> test(Operator.LESS_OR_EQUAL, left, right, span);
      case GREATER -> test(Operator.LESS, right, left, span);
      case GREATER_OR_EQUAL -> test(Operator.LESS_OR_EQUAL, right, left, span);
    };
  }

  /**
   * An instant beside a date, which is all of its day: from its first instant to the next day's.
   */
  private static Typed relateToDay(Relation relation, Typed instant, Typed date, Span span) {
    Typed start = Arithmetic.firstInstant(date);
    Typed end = Arithmetic.firstInstantAfter(date);
    return switch (relation) {
      case LESS -> test(Operator.LESS, instant, start, span);
      case LESS_OR_EQUAL -> test(Operator.LESS, instant, end, span);
      case GREATER -> test(Operator.LESS_OR_EQUAL, end, instant, span);
      case GREATER_OR_EQUAL -> test(Operator.LESS_OR_EQUAL, start, instant, span);
      case EQUAL ->
          new And(
              List.of(
                  test(Operator.LESS_OR_EQUAL, start, instant, span),
                  test(Operator.LESS, instant, end, span)),
              span);
    };
  }

  private static Typed test(Operator operator, Typed left, Typed right, Span span) {
    return new Apply(operator, List.of(left, right), Scalar.BOOL, span);
  }
}
