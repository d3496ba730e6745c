package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.session.SessionException.Kind;
import dev.wend.syntax.Draft;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The profile that somebody means, by a value of its key or by a condition. */
record ProfileChoice(int slot, Reply.Profile profile) {
  private static final String HINT =
      "Write a value of the key, such as `:as \"C00001\"`, or a condition.";

  /** What compares nothing, such as {@code a-17}. */
  private static final Pattern KEY = Pattern.compile("[^\\s=<>!()\"]+");

  static Answer<ProfileChoice> of(String wanted, Catalog catalog, Findings findings)
      throws SessionException {
    Optional<Field> key = catalog.profile().key();
    String text = key.map(k -> condition(wanted, k)).orElse(wanted);
    Question question = Question.of(new Source(Conversation.INPUT, text), catalog);
    List<Diagnostic> errors = question.problems().stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      return new Answer.Refused<>(errors);
    }
    if (!(question instanceof Question.OfExpression of) || of.expression().type() != Scalar.BOOL) {
      throw new SessionException(Kind.REFUSED, "This does not tell which profile.", HINT);
    }
    int[] found = new int[1];
    Reply.Profile profile = findings.first(of.expression(), found);
    if (found[0] < 0) {
      String condition = text.replace("`", "");
      throw new SessionException(Kind.REFUSED, "No profile fits `" + condition + "`.", HINT);
    }
    return new Answer.Given<>(new ProfileChoice(found[0], profile), List.of());
  }

  /** The condition that a text stands for. */
  private static String condition(String text, Field key) {
    boolean isValue = Draft.of(text).words().size() == 1 || KEY.matcher(text.strip()).matches();
    if (!isValue) {
      return text;
    }
    String value = text.strip();
    boolean quotes = key.type() == Scalar.STRING && !value.startsWith("\"");
    return "`" + key.name() + "` = " + (quotes ? ValueText.quoted(value) : value);
  }
}
