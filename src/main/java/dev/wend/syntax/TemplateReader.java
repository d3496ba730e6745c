package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BrokenExpression;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.JourneyAst.Template;
import dev.wend.syntax.JourneyAst.TemplateBranch;
import dev.wend.syntax.JourneyAst.TemplateEach;
import dev.wend.syntax.JourneyAst.TemplateIf;
import dev.wend.syntax.JourneyAst.TemplatePart;
import dev.wend.syntax.JourneyAst.TemplateText;
import dev.wend.syntax.JourneyAst.TemplateValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one text of a message: what stands in it as it is, expressions, and blocks of them. */
final class TemplateReader {
  private static final String EACH = "{{#each xs as x}}";
  private static final Pattern ITEM =
      Pattern.compile("(?s)(.*)\\s+as\\s+([\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*|`[^`\r\n]+`)\\s*");

  /** A block whose beginning was said otherwise: anything ends it. */
  private static final String OTHER = "";

  private static final String ESCAPED_QUOTE = "\\\"";

  /** A text within an expression, with the escapes in it. */
  private static final String PLAIN_TEXT = "(?s)(?<!\\\\)\"(?:[^\"\\\\]|\\\\.)*\"";

  private static final Pattern WORD = Pattern.compile("#?[\\p{L}_]*");

  /** A block that is open. */
  private static final class Open {
    final String word;
    final Span tag;
    final Expression head;
    final Optional<Name> item;
    final List<TemplateBranch> branches = new ArrayList<>();
    List<TemplatePart> parts = new ArrayList<>();
    Expression condition;
    Span branch;
    boolean otherwise;

    Open(String word, Span tag, Expression head, Optional<Name> item) {
      this.word = word;
      this.tag = tag;
      this.head = head;
      this.item = item;
      this.condition = head;
      this.branch = tag;
    }
  }

  private final Problems problems;
  private final Literals literals;
  private final Function<Span, Expression> expressions;
  private final Span place;

  /** The lines of the text as they are written, and where each character stands in the source. */
  private final String text;

  private final int[] offsets;
  private boolean tooDeep;
  private final List<TemplatePart> outer = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  TemplateReader(
      Problems problems,
      Literals literals,
      Function<Span, Expression> expressions,
      List<Span> lines,
      Span place) {
    this.problems = problems;
    this.literals = literals;
    this.expressions = expressions;
    this.place = place;
    int length = lines.stream().mapToInt(line -> line.length() + 1).sum();
    StringBuilder all = new StringBuilder(length);
    this.offsets = new int[length + 1];
    for (Span line : lines) {
      for (int i = 0; i <= line.length(); i++) {
        offsets[all.length() + i] = line.offset() + i;
      }
      all.append(problems.source().slice(line)).append('\n');
    }
    all.setLength(Math.max(0, all.length() - 1));
    this.text = all.toString();
  }

  Template read() {
    int at = 0;
    while (at < text.length()) {
      int tag = nextTag(at);
      text(at, tag);
      at = tag < text.length() ? tag(tag) : tag;
    }
    while (!open.isEmpty()) {
      Open last = open.peek();
      problems.add(Fault.TEMPLATE_BLOCK, last.tag, shown(last.tag), "{{/" + last.word + "}}");
      close(text.length());
    }
    return new Template(outer, place);
  }

  private Span span(int from, int to) {
    int start = from < text.length() ? offsets[from] : end();
    int stop = to > from ? offsets[to - 1] + 1 : start;
    return new Span(start, stop - start);
  }

  /** Where the text ends in the source. */
  private int end() {
    return text.isEmpty() ? place.offset() : offsets[text.length() - 1] + 1;
  }

  private String shown(Span span) {
    return Show.code(problems.source().slice(span));
  }

  private List<TemplatePart> parts() {
    return open.isEmpty() ? outer : open.peek().parts;
  }

  // ---- what stands as it is

  /** Where the next pair of opening braces stands; an escaped brace opens nothing. */
  private int nextTag(int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.startsWith("{{", i)) {
        return i;
      }
    }
    return text.length();
  }

  private void text(int from, int to) {
    StringBuilder read = new StringBuilder();
    for (int line = from; line < to; ) {
      int lineEnd = text.indexOf('\n', line);
      int stop = lineEnd < 0 || lineEnd > to ? to : lineEnd;
      read.append(literals.part(text.substring(line, stop), offsets[line]));
      if (stop < to) {
        read.append('\n');
      }
      line = stop + 1;
    }
    if (to > from) {
      parts().add(new TemplateText(Literals.normal(read.toString()), span(from, to)));
    }
  }

  // ---- what stands between braces

  /** Reads what a pair of braces opens; returns where the text goes on. */
  private int tag(int from) {
    boolean raw = text.startsWith("{{{", from);
    int begin = from + (raw ? 3 : 2);
    int close = closing(begin);
    String closing = raw ? "}}}" : "}}";
    if (!text.startsWith(closing, close)) {
      problems.add(Fault.TEMPLATE_OPEN, span(from, begin), raw ? "{{{" : "{{", closing);
      return text.length();
    }
    int after = close + closing.length();
    String inside = text.substring(begin, close);
    String word = inside.strip();
    Optional<String> meant = raw ? Optional.empty() : TemplateHabits.block(inside);
    if (meant.isPresent()) {
      otherBlock(meant.get(), close, span(from, after));
    } else if (!raw && word.startsWith("#")) {
      opened(begin + inside.indexOf('#'), close, span(from, after));
    } else if (!raw && word.startsWith("/")) {
      closed(word.substring(1).strip(), from, after);
    } else if (!raw && word.matches("(?s)else(\\s+if\\b.*)?")) {
      otherwise(begin + inside.indexOf("else"), close, from, after);
    } else {
      parts().add(new TemplateValue(expression(begin, close), raw, span(from, after)));
    }
    return after;
  }

  /** Reports a part of a block that is said otherwise, and reads what is meant. */
  private void otherBlock(String meant, int close, Span tag) {
    problems.add(Fault.TEMPLATE_HABIT, tag, shown(tag), Show.code(meant));
    if (meant.startsWith("{{#")) {
      String word = meant.startsWith("{{#if") && !shown(tag).contains("unless") ? "if" : OTHER;
      open.push(new Open(word, tag, new BrokenExpression(tag), Optional.empty()));
    } else if (meant.startsWith("{{/") && !open.isEmpty()) {
      close(Math.min(close + 2, text.length()), tag);
    }
  }

  /**
   * Where the first closing brace stands that is in no text; its quotes may be escaped by habit.
   */
  private int closing(int from) {
    boolean quoted = false;
    boolean escaped = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!quoted && text.startsWith(ESCAPED_QUOTE, i)) {
        escaped = !escaped;
        i++;
      } else if (!escaped && quoted && c == '\\') {
        i++;
      } else if (!escaped && c == '"') {
        quoted = !quoted;
      } else if (!escaped && !quoted && (c == '}' || text.startsWith("{{", i))) {
        return i;
      }
    }
    return text.length();
  }

  private Expression expression(int from, int to) {
    Span span = span(from, to);
    String written = text.substring(from, to);
    Optional<String> meant = TemplateHabits.value(written.replace(ESCAPED_QUOTE, "\""));
    if (meant.isPresent()) {
      Span piece =
          span(from + written.indexOf(written.strip()), from + written.stripTrailing().length());
      problems.add(Fault.TEMPLATE_HABIT, piece, shown(piece), Show.code(meant.get()));
      return new BrokenExpression(span);
    }
    if (!written.replaceAll(PLAIN_TEXT, "").contains(ESCAPED_QUOTE)) {
      return expressions.apply(span);
    }
    int quote = from + written.indexOf(ESCAPED_QUOTE);
    String plain = Show.code(written.replace(ESCAPED_QUOTE, "\"").strip());
    problems.add(Fault.TEMPLATE_QUOTES, span(quote, quote + ESCAPED_QUOTE.length()), plain);
    return new BrokenExpression(span);
  }

  /** {@code #if e}, {@code #each xs as x}. */
  private void opened(int hash, int close, Span tag) {
    Matcher word = WORD.matcher(text).region(hash, close);
    String name = word.lookingAt() ? word.group().substring(1) : "";
    int from = Math.max(hash, hash + 1 + name.length());
    if (open.size() >= Lines.MAX_DEPTH) {
      if (!tooDeep) {
        problems.add(Fault.TOO_DEEP, tag, Lines.MAX_DEPTH);
        tooDeep = true;
      }
      open.push(new Open(name, tag, new BrokenExpression(tag), Optional.empty()));
    } else if (name.equals("if")) {
      open.push(new Open(name, tag, expression(from, close), Optional.empty()));
    } else if (name.equals("each")) {
      each(from, close, tag);
    } else {
      String hint = "Write `{{#if e}}` or `" + EACH + "`.";
      problems.add(Fault.TEMPLATE_WORD, tag, shown(tag), hint);
      open.push(new Open(name, tag, new BrokenExpression(tag), Optional.empty()));
    }
  }

  private void each(int from, int close, Span tag) {
    Matcher item = ITEM.matcher(text).region(from, close);
    if (!item.matches()) {
      String list = text.substring(from, close).strip().replaceFirst("(?s)(^|\\s)as\\b.*", "");
      String hint = "Write `{{#each " + Show.code(list.isEmpty() ? "xs" : list) + " as x}}`.";
      problems.add(Fault.TEMPLATE_WORD, tag, shown(tag), hint);
      open.push(new Open("each", tag, new BrokenExpression(tag), Optional.empty()));
      return;
    }
    Name name = Templates.name(item.group(2), offsets[item.start(2)]);
    open.push(new Open("each", tag, expression(from, item.end(1)), Optional.of(name)));
  }

  /** {@code else}, {@code else if e}. */
  private void otherwise(int from, int close, int tag, int after) {
    Open block = open.peek();
    if (block == null || !block.word.equals("if") || block.otherwise) {
      Span span = span(tag, after);
      String hint = "It stands once between `{{#if e}}` and `{{/if}}`.";
      problems.add(Fault.TEMPLATE_PART, span, shown(span), hint);
      return;
    }
    branch(block, tag);
    int condition = text.indexOf("if", from + "else".length());
    if (condition >= 0 && condition < close) {
      block.condition = expression(condition + 2, close);
    } else {
      block.otherwise = true;
    }
    block.branch = span(tag, after);
  }

  /** Ends a branch of a block before a place. */
  private void branch(Open block, int end) {
    int from = block.branch.end();
    int to = end < text.length() ? offsets[end] : end();
    Template body = new Template(block.parts, new Span(from, Math.max(0, to - from)));
    block.branches.add(new TemplateBranch(block.condition, body, block.branch.to(body.span())));
    block.parts = new ArrayList<>();
  }

  /** {@code /if}, {@code /each}. */
  private void closed(String word, int from, int after) {
    Span span = span(from, after);
    if (open.isEmpty()) {
      problems.add(Fault.TEMPLATE_PART, span, shown(span), "Remove it.");
      return;
    }
    boolean any = open.peek().word.equals(OTHER) || word.isEmpty();
    if (!any && !open.peek().word.equals(word)) {
      Open inner = open.peek();
      String hint = "Write `{{/" + inner.word + "}}`: `" + shown(inner.tag) + "` is open.";
      problems.add(Fault.TEMPLATE_PART, span, shown(span), hint);
      boolean further = open.stream().anyMatch(block -> block.word.equals(word));
      while (further && !open.peek().word.equals(word)) {
        close(from);
      }
    }
    close(from, span);
  }

  private void close(int end) {
    close(end, new Span(end < text.length() ? offsets[end] : end(), 0));
  }

  /** Ends the innermost block, whose body ends before a place. */
  private void close(int end, Span tag) {
    Open block = open.pop();
    branch(block, end);
    Span span = block.tag.to(tag);
    int last = block.branches.size() - 1;
    Template body = block.branches.get(last).body();
    if (block.item.isPresent()) {
      parts().add(new TemplateEach(block.head, block.item.get(), body, span));
    } else if (block.word.equals("if")) {
      List<TemplateBranch> branches =
          block.otherwise ? block.branches.subList(0, last) : block.branches;
      Optional<Template> otherwise = block.otherwise ? Optional.of(body) : Optional.empty();
      parts().add(new TemplateIf(branches, otherwise, span));
    }
  }
}
