package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What only a test asks: {@code ada in A}, {@code size(A)}, {@code sent(M)}. */
final class TestFacts {
  private static final String SIZE = "size";
  private static final String SENT = "sent";

  private final Problems problems;
  private final Scope scope;

  TestFacts(Problems problems, Scope scope) {
    this.problems = problems;
    this.scope = scope;
  }

  /** {@code ada in A}; empty where something else is asked. */
  Optional<Typed> member(InExpression in) {
    if (!(test() instanceof TestScope test)
        || !(Expressions.ungroup(in.operand()) instanceof NameExpression profile)
        || !(Expressions.ungroup(in.items()) instanceof NameExpression audience)) {
      return Optional.empty();
    }
    Map<String, Traits> audiences = test.audiences().orElseThrow();
    boolean person = test.knows(profile.name().text());
    boolean named = audiences.containsKey(audience.name().text());
    if (!person && !named) {
      return Optional.empty();
    } else if (!person) {
      String name = profile.name().text();
      String hint = Problems.suggest(name, test.profiles());
      String make = "Write `profile " + name + " { … }` before it.";
      problems.report(Fault.NO_TEST_PROFILE, profile.span(), name, hint.isEmpty() ? make : hint);
      return Optional.of(Literals.broken(in.span()));
    } else if (!named) {
      unknown(audience.name(), audiences.keySet());
      return Optional.of(Literals.broken(in.span()));
    }
    requireProfiles(audience.name(), audiences);
    return Optional.of(test.member(profile.name().text(), audience.name().text(), in.span()));
  }

  private Scope test() {
    return scope instanceof ItemScope items ? items.outermost() : scope;
  }

  private void unknown(Name name, Collection<String> known) {
    String hint = Problems.suggest(name.text(), known);
    problems.report(Fault.UNKNOWN_NAME, name.span(), name.text(), hint);
  }

  private void requireProfiles(Name audience, Map<String, Traits> audiences) {
    String dimension = audiences.get(audience.text()).dimension();
    if (!dimension.equals(Traits.PROFILE)) {
      problems.report(
          Fault.DIMENSION,
          audience.span(),
          audience.text(),
          Problems.rows(dimension),
          Problems.rows(Traits.PROFILE));
    }
  }

  /** {@code size(A)}, {@code sent(M)}; empty where something else is asked. */
  Optional<Typed> call(CallExpression call) {
    if (!(test() instanceof TestScope test)
        || call.arguments().size() != 1
        || !(Expressions.ungroup(call.arguments().get(0)) instanceof NameExpression only)) {
      return Optional.empty();
    }
    return switch (call.function().text()) {
      case SIZE -> Optional.of(size(only.name(), test, call.span()));
      case SENT -> Optional.of(sent(only.name(), test, call.span()));
      default -> Optional.empty();
    };
  }

  private Typed size(Name audience, TestScope test, Span span) {
    Map<String, Traits> audiences = test.audiences().orElseThrow();
    if (!audiences.containsKey(audience.text())) {
      unknown(audience, audiences.keySet());
      return Literals.broken(span);
    }
    return test.size(audience.text(), span);
  }

  private Typed sent(Name message, TestScope test, Span span) {
    if (!test.messages().contains(message.text())) {
      unknown(message, test.messages());
      return Literals.broken(span);
    }
    return test.sent(message.text(), span);
  }
}
