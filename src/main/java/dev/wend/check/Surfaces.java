package dev.wend.check;

import dev.wend.channel.Category;
import dev.wend.channel.Channel;
import dev.wend.channel.Key;
import dev.wend.channel.MailSurface;
import dev.wend.channel.Provider;
import dev.wend.channel.SmtpServer;
import dev.wend.check.Catalog.Surface;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.json.JsonTree;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.syntax.JourneyAst.SurfaceDeclaration;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Surfaces: a channel and how it is used. */
final class Surfaces {
  private static final String NAMESPACE = "namespace";
  private static final String CATEGORY = "category";

  private final Problems problems;
  private final ZoneId zone;
  private final Schema profile;

  Surfaces(Problems problems, ZoneId zone, Schema profile) {
    this.problems = problems;
    this.zone = zone;
    this.profile = profile;
  }

  /** Each surface by its name; those of no channel are left out. */
  Map<String, Surface> check(List<SurfaceDeclaration> declarations) {
    Map<String, Surface> surfaces = new LinkedHashMap<>();
    for (SurfaceDeclaration declaration : declarations) {
      channel(declaration.channel())
          .map(channel -> surface(declaration, channel))
          .filter(surface -> !surface.name().isEmpty())
          .ifPresent(surface -> surfaces.putIfAbsent(surface.name(), surface));
    }
    return surfaces;
  }

  private Optional<Channel> channel(Name written) {
    Optional<Channel> channel = Channel.of(written.text());
    if (channel.isEmpty() && !written.text().isEmpty()) {
      List<String> known = Arrays.stream(Channel.values()).map(Channel::word).toList();
      String hint = Problems.suggest(written.text(), known);
      problems.report(Fault.NO_CHANNEL, written.span(), written.text(), hint);
    }
    return channel;
  }

  private Surface surface(SurfaceDeclaration declaration, Channel channel) {
    Name name = declaration.name();
    int errors = problems.errors();
    Map<String, Span> seen = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (Setting setting : declaration.settings()) {
      if (!setting.name().text().isEmpty()) { // else it is reported already
        setting(setting, channel, seen)
            .flatMap(key -> value(key, setting.value()))
            .ifPresent(value -> values.put(setting.name().text(), value));
      }
    }
    whole(declaration, channel, seen.keySet());
    if (problems.errors() == errors) {
      channel
          .problem(values)
          .ifPresent(why -> problems.report(Fault.SURFACE_UNFIT, name.span(), name.text(), why));
    }
    String category = values.getOrDefault(CATEGORY, channel.category().word());
    return new Surface(
        name.text(),
        channel,
        values,
        namespace(declaration, channel, Optional.ofNullable(values.get(NAMESPACE))),
        Category.valueOf(category.toUpperCase(Locale.ROOT)),
        declaration.doc());
  }

  /** Sees to it that what has to be said is. */
  private void whole(SurfaceDeclaration declaration, Channel channel, Set<String> said) {
    for (Key key : channel.keys()) {
      if (key.isRequired() && !said.contains(key.name())) {
        Span span = declaration.channel().span();
        problems.report(
            Fault.SETTING_MISSING, span, channel.word(), key.name(), key.name(), key.example());
      }
    }
  }

  /** The key of a setting; empty, with a problem, where it has none of its own. */
  private Optional<Key> setting(Setting setting, Channel channel, Map<String, Span> seen) {
    String name = setting.name().text();
    Span span = setting.name().span();
    Optional<Key> key = channel.key(name);
    if (key.isEmpty()) {
      List<String> keys = channel.keys().stream().map(Key::name).toList();
      boolean sender = name.equals("sender") && keys.contains("from");
      String hint = sender ? "Write `from`." : Problems.suggest(name, keys);
      problems.report(Fault.NO_SETTING, span, channel.word(), name, hint);
    } else if (seen.putIfAbsent(name, span) != null) {
      problems.report(Fault.SETTING_TWICE, span, name, problems.line(seen.get(name)));
      return Optional.empty();
    }
    return key;
  }

  // ---- where addresses are

  private Optional<String> namespace(
      SurfaceDeclaration declaration, Channel channel, Optional<String> written) {
    Optional<String> namespace = written.or(channel::namespace);
    List<String> known = profile.fields().stream().flatMap(Surfaces::namespace).toList();
    if (namespace.isPresent() && !known.contains(namespace.get()) && !known.isEmpty()) {
      Span span =
          declaration.settings().stream()
              .filter(s -> s.name().text().equals(NAMESPACE))
              .findFirst()
              .map(s -> s.value().span())
              .orElse(declaration.channel().span());
      String hint =
          written.isPresent()
              ? Problems.suggest(namespace.get(), known)
              : "Declare one, as in `"
                  + namespace.get()
                  + ": string identity`, or name another here, as in `namespace: "
                  + known.get(0)
                  + "`.";
      problems.report(Fault.SURFACE_NAMESPACE, span, namespace.get(), hint);
    }
    return namespace;
  }

  private static Stream<String> namespace(Field field) {
    return field.namespace().stream();
  }

  // ---- values

  /** A value as {@link Surface} keeps it; empty, with a problem, where the key does not take it. */
  Optional<String> value(Key key, Expression written) {
    Expression e = Expressions.ungroup(written);
    int errors = problems.errors();
    Optional<String> value =
        switch (key.kind()) {
          case TEXT -> text(e);
          case ADDRESS -> text(e).filter(Surfaces::isAddress);
          case URL -> text(e).filter(t -> t.matches("(https?://|mailto:)\\S+"));
          case SERVER -> text(e).filter(SmtpServer::isServer);
          case JSON -> text(e).filter(t -> JsonTree.of(t).fault().isEmpty());
          case SECRET -> secret(e);
          case DURATION -> duration(e);
          case CATEGORY -> name(e).filter(Surfaces::isCategory);
          case NAMESPACE -> name(e);
          case PROVIDER -> name(e).filter(n -> Provider.of(n).isPresent());
          case TEXTS -> texts(e);
        };
    if (value.isEmpty() && problems.errors() == errors && written.span().length() > 0) {
      String what = what(key.kind());
      problems.report(
          Fault.SETTING_VALUE, written.span(), key.name(), what, key.name(), key.example());
    }
    return value;
  }

  private static String what(Key.Kind kind) {
    return switch (kind) {
      case TEXT -> "a text";
      case ADDRESS -> "a mail address, in quotes";
      case URL -> "an address of the web, in quotes";
      case SERVER -> "a mail server, in quotes";
      case SECRET -> "a secret, which the environment has";
      case DURATION -> "how long, at most a day";
      case CATEGORY -> "`marketing` or `transactional`";
      case NAMESPACE -> "the name of a namespace";
      case PROVIDER ->
          Problems.listed(Arrays.stream(Provider.values()).map(Provider::word).toList());
      case TEXTS -> "a list of texts";
      case JSON -> "a text that is JSON";
    };
  }

  private static Optional<String> text(Expression e) {
    return e instanceof TextLiteral text
        ? Optional.of((String) Literals.text(text.value(), e.span()).value())
        : Optional.empty();
  }

  private static boolean isAddress(String text) {
    return new MailSurface(text, "", "", Optional.empty()).problem().isEmpty();
  }

  private static boolean isCategory(String word) {
    return Arrays.stream(Category.values()).anyMatch(c -> c.word().equals(word));
  }

  private static Optional<String> name(Expression e) {
    return e instanceof NameExpression name ? Optional.of(name.name().text()) : Optional.empty();
  }

  /** {@code env("NAME")}: a secret stands in no script. */
  private static Optional<String> secret(Expression e) {
    return e instanceof CallExpression call
            && call.function().text().equals("env")
            && call.arguments().size() == 1
        ? text(Expressions.ungroup(call.arguments().get(0)))
        : Optional.empty();
  }

  private Optional<String> duration(Expression e) {
    return e instanceof SpanOfTimeLiteral written
            && new Literals(problems, zone).spanOfTime(written).value() instanceof Duration length
            && !length.isZero()
            && length.compareTo(Duration.ofDays(1)) <= 0
        ? Optional.of(length.toString())
        : Optional.empty();
  }

  private static Optional<String> texts(Expression e) {
    List<String> all = new ArrayList<>();
    if (!(e instanceof ListLiteral list)) {
      return Optional.empty();
    }
    for (Expression item : list.items()) {
      Optional<String> text = text(Expressions.ungroup(item)).filter(t -> t.indexOf('\n') < 0);
      if (text.isEmpty()) {
        return text;
      }
      all.add(text.get());
    }
    return Optional.of(String.join("\n", all));
  }
}
