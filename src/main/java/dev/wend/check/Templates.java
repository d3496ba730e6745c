package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;

import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.If;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Wording.Piece;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.lib.Functions;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.JourneyAst.Template;
import dev.wend.syntax.JourneyAst.TemplateBranch;
import dev.wend.syntax.JourneyAst.TemplateEach;
import dev.wend.syntax.JourneyAst.TemplateIf;
import dev.wend.syntax.JourneyAst.TemplatePart;
import dev.wend.syntax.JourneyAst.TemplateText;
import dev.wend.syntax.JourneyAst.TemplateValue;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Texts of messages: what stands in their braces becomes texts, conditions and lists of texts. */
final class Templates {
  private static final String HOLDS = "true";

  private static final Pattern SINGLE =
      Pattern.compile("(?<![\\\\{$#])\\{\\s*([\\p{L}_][\\p{L}\\p{Nd}_.]*)\\s*\\}(?!\\})");

  /** Signs that stand around a name elsewhere. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "[$#]\\{\\s*([\\p{L}_][\\w.]*)\\s*\\}|%([\\p{L}_][\\w.]*)%|\\[\\[\\s*([\\p{L}_][\\w.]*)\\s*\\]\\]|<%=?\\s*([\\p{L}_][\\w.]*)\\s*%>|\\*\\|([\\p{L}_][\\w.]*)\\|\\*");

  /** What other languages say between these signs is a tag, whatever it says. */
  private static final Pattern TAGS =
      Pattern.compile("\\{%[^{}]{1,200}%\\}|\\*\\|[A-Z_:]{1,60}\\|\\*");

  private final Problems problems;
  private final Expressions expressions;

  /** The list that is gone through around what is read. */
  private Optional<ListValue> around = Optional.empty();

  /**
   * @param expressions over the names of the message
   */
  Templates(Problems problems, Expressions expressions) {
    this.problems = problems;
    this.expressions = expressions;
  }

  List<Piece> check(Template template) {
    List<Piece> pieces = new ArrayList<>();
    for (TemplatePart part : template.parts()) {
      if (part instanceof TemplateText text) {
        hintBraces(text);
        hintSigns(text);
        pieces.add(new Piece.Literal(text.text()));
      } else if (part instanceof TemplateValue value) {
        pieces.add(new Piece.Value(listed(text(value.value())), value.raw()));
      } else if (part instanceof TemplateIf choice) {
        pieces.addAll(choice(choice, 0));
      } else if (part instanceof TemplateEach each) {
        each(each).ifPresent(pieces::add);
      }
    }
    return pieces;
  }

  /** Hints at names between single braces, which are no more than text. */
  private void hintBraces(TemplateText text) {
    Matcher braces = SINGLE.matcher(problems.text(text.span()));
    while (braces.find()) {
      String path = braces.group(1);
      if (expressions.sees(path.split("\\.", 2)[0])) {
        Span span = new Span(text.span().offset() + braces.start(), braces.group().length());
        problems.report(Fault.SINGLE_BRACES, span, braces.group(), path, braces.group());
      }
    }
  }

  /** Hints at names between the signs of other languages. */
  private void hintSigns(TemplateText text) {
    Matcher signs = SIGNS.matcher(problems.text(text.span()));
    while (signs.find()) {
      String path =
          IntStream.rangeClosed(1, signs.groupCount())
              .mapToObj(signs::group)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse("");
      if (expressions.sees(path.split("\\.", 2)[0])) {
        Span span = new Span(text.span().offset() + signs.start(), signs.group().length());
        problems.report(
            Fault.OTHER_SIGNS, span, signs.group(), "Write `{{" + path + "}}` for the value.");
      }
    }
    Matcher tags = TAGS.matcher(problems.text(text.span()));
    if (tags.find()) { // one of them tells of all
      Span span = new Span(text.span().offset() + tags.start(), tags.group().length());
      String hint =
          tags.group().startsWith("{%")
              ? "Write `{{#if e}} … {{else}} … {{/if}}`, or `{{#each xs as x}} … {{/each}}`."
              : "Write the name of a field between braces, as in `{{city}}`.";
      problems.report(Fault.OTHER_SIGNS, span, tags.group(), hint);
    }
  }

  // ---- values

  /** An expression as a text. */
  private Typed text(Expression written) {
    Typed any = Access.keyed(expressions.readAny(written));
    Optional<String> hint = noText(any, problems.text(written.span()));
    if (hint.isPresent()) {
      String what = any.type() instanceof Type.ObjectType ? "an object" : "a list";
      problems.report(
          Fault.NO_TEXT, written.span(), problems.text(written.span()), what, hint.get());
      return Literals.broken(written.span());
    }
    if (any.type() == Scalar.MISSING || any.type() == Scalar.PERIOD) {
      boolean isMissing = any.type() == Scalar.MISSING;
      problems.report(isMissing ? Fault.MISSING_VALUE : Fault.PERIOD_VALUE, written.span());
      return Literals.broken(written.span());
    }
    return new Size(problems).bounded(asText(any));
  }

  /** What to write instead of what has no text; empty where it has one. */
  private static Optional<String> noText(Typed value, String code) {
    if (value instanceof ListValue list) {
      boolean isJoined = !Access.isWhole(list.value().type()) && !Access.isWhole(value.type());
      return Optional.of(
          isJoined
              ? "Write `join(" + code + ", \", \")`, or go through it with `#each`."
              : "Go through it with `{{#each " + code + " as x}}`.");
    }
    return value.type() instanceof Type.ObjectType object
        ? Optional.of(
            "Name one of its fields, as in `" + code + "." + object.fields().get(0).name() + "`.")
        : Optional.empty();
  }

  /** A value as the function {@code text} gives it. */
  static Typed asText(Typed value) {
    if (isBroken(value) || value.type() == Scalar.STRING) {
      return value;
    }
    Functions.Match text = Functions.match("text", List.of(value.type())).orElseThrow();
    Typed argument = Conversions.widen(value, text.resolved().arguments().get(0));
    return new Call(text.function(), List.of(argument), Scalar.STRING, value.span());
  }

  /** Within {@code each} the texts of all items; nothing where one is missing. */
  private Typed listed(Typed text) {
    if (around.isEmpty() || isBroken(text)) {
      return text;
    }
    Typed there = new Coalesce(text, constant("", text.span()), Scalar.STRING, text.span());
    Type all = new Type.ListOf(Scalar.STRING);
    return new ListValue(around.get().items(), there, all, text.span());
  }

  private static Constant constant(String text, Span span) {
    return new Constant(Scalar.STRING, text, span);
  }

  // ---- if, each

  private List<Piece> choice(TemplateIf written, int from) {
    if (from == written.branches().size()) {
      return written.otherwise().map(this::check).orElse(List.of());
    }
    TemplateBranch branch = written.branches().get(from);
    Typed condition = new Size(problems).bounded(expressions.condition(branch.condition()));
    List<Piece> then = check(branch.body());
    return List.of(new Piece.Choice(tested(condition), then, choice(written, from + 1)));
  }

  private Typed tested(Typed condition) {
    if (around.isEmpty() || isBroken(condition)) {
      return condition;
    }
    Span span = condition.span();
    return listed(
        new If(condition, constant(HOLDS, span), constant("", span), Scalar.STRING, span));
  }

  private Optional<Piece> each(TemplateEach each) {
    if (around.isPresent()) {
      Span word =
          new Span(each.span().offset(), each.list().span().offset() - each.span().offset());
      problems.report(Fault.EACH_IN_EACH, word);
      return Optional.empty();
    }
    List<Piece> body = new ArrayList<>();
    Optional<ListValue> list =
        expressions
            .lists()
            .each(
                each.list(),
                each.item(),
                items -> {
                  around = Optional.of(items);
                  body.addAll(check(each.body()));
                  around = Optional.empty();
                });
    return list.map(
        items ->
            new Piece.Each(
                new Typed.Aggregate(
                    Typed.Aggregation.COUNT,
                    items.items(),
                    Optional.empty(),
                    Scalar.INT,
                    each.list().span()),
                body));
  }
}
