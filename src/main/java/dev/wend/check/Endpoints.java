package dev.wend.check;

import dev.wend.channel.Category;
import dev.wend.channel.HttpEndpoint;
import dev.wend.channel.Key;
import dev.wend.check.Catalog.Action;
import dev.wend.check.Catalog.Endpoint;
import dev.wend.check.Catalog.Policy;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.step.Cap;
import dev.wend.step.Flow;
import dev.wend.syntax.Ast.Amount;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.JourneyAst;
import dev.wend.syntax.JourneyAst.Clause;
import dev.wend.syntax.JourneyAst.EndpointDeclaration;
import dev.wend.syntax.JourneyAst.PolicyDeclaration;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.type.Field;
import dev.wend.value.Lapse;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What journeys call, and what holds for all that is sent. */
final class Endpoints {
  private static final List<Key> KEYS =
      List.of(
          new Key("url", Key.Kind.URL, true, "Where it is.", "\"https://crm.example/api\""),
          new Key("secret", Key.Kind.SECRET, false, "It signs calls.", "env(\"CRM_SECRET\")"),
          new Key("timeout", Key.Kind.DURATION, false, "How long it may take.", "5 seconds"));

  private final Problems problems;
  private final ZoneId zone;
  private final Types types;
  private final Surfaces settings;
  private final JourneyValues values;

  Endpoints(Problems problems, Catalog catalog, Types types) {
    this.problems = problems;
    this.zone = catalog.zone();
    this.types = types;
    this.settings = new Surfaces(problems, zone, catalog.profile());
    this.values = new JourneyValues(problems, zone);
  }

  // ---- endpoints

  /** Each by its name. */
  Map<String, Endpoint> endpoints(List<EndpointDeclaration> declarations) {
    Map<String, Endpoint> all = new LinkedHashMap<>();
    for (EndpointDeclaration declaration : declarations) {
      Map<String, Action> actions = new LinkedHashMap<>();
      Map<String, Span> seen = new LinkedHashMap<>();
      for (JourneyAst.Action action : declaration.actions()) {
        String name = action.name().text();
        Span span = action.name().span();
        if (!name.isEmpty() && seen.putIfAbsent(name, span) != null) {
          problems.report(Fault.DUPLICATE_NAME, span, name, problems.line(seen.get(name)));
        }
        actions.putIfAbsent(
            name, new Action(name, fields(action.parameters()), fields(action.results())));
      }
      String name = declaration.name().text();
      Map<String, String> values = settings(declaration);
      all.putIfAbsent(name, new Endpoint(name, values, actions, declaration.doc()));
    }
    all.remove("");
    return all;
  }

  private List<Field> fields(List<FieldDeclaration> written) {
    Map<String, Span> seen = new LinkedHashMap<>();
    List<Field> fields = new ArrayList<>();
    for (FieldDeclaration field : written) {
      Name name = field.name();
      if (!name.text().isEmpty() && seen.putIfAbsent(name.text(), name.span()) != null) {
        String line = problems.line(seen.get(name.text()));
        problems.report(Fault.DUPLICATE_FIELD, name.span(), name.text(), line);
      }
      field
          .marks()
          .forEach(m -> problems.report(Fault.PART_MARK, m.span(), problems.text(m.span())));
      fields.add(Field.of(name.text(), types.of(field.type())));
    }
    return fields;
  }

  private Map<String, String> settings(EndpointDeclaration declaration) {
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, Span> seen = new LinkedHashMap<>();
    for (Setting setting : declaration.settings()) {
      String name = setting.name().text();
      Span span = setting.name().span();
      Optional<Key> key = KEYS.stream().filter(k -> k.name().equals(name)).findFirst();
      if (key.isEmpty() && !name.isEmpty()) {
        String hint = Problems.suggest(name, KEYS.stream().map(Key::name).toList());
        problems.report(Fault.NO_ENDPOINT_SETTING, span, name, hint);
      } else if (!name.isEmpty() && seen.putIfAbsent(name, span) != null) {
        problems.report(Fault.SETTING_TWICE, span, name, problems.line(seen.get(name)));
      }
      key.flatMap(k -> value(k, setting)).ifPresent(v -> found.putIfAbsent(name, v));
    }
    if (!seen.containsKey("url")) {
      String name = declaration.name().text();
      problems.report(Fault.NO_URL, declaration.name().span(), name);
    }
    return found;
  }

  /** A setting's value; of the address only one that actions can stand behind. */
  private Optional<String> value(Key key, Setting setting) {
    Optional<String> value = settings.value(key, setting.value());
    boolean isWrong = key.kind() == Key.Kind.URL && value.filter(HttpEndpoint::isAddress).isEmpty();
    if (value.isPresent() && isWrong) {
      problems.report(
          Fault.SETTING_VALUE,
          setting.value().span(),
          key.name(),
          "an address of the web without `?` and `#`",
          key.name(),
          key.example());
      return Optional.empty();
    }
    return value;
  }

  // ---- policies

  /** In the order of the script. */
  List<Policy> policies(List<PolicyDeclaration> declarations, Expressions expressions) {
    List<Policy> all = new ArrayList<>();
    for (PolicyDeclaration declaration : declarations) {
      String name = declaration.name().text();
      List<Cap> caps = new ArrayList<>();
      QuietTimes quiet = new QuietTimes(problems, values);
      for (Clause rule : declaration.rules()) {
        if (rule instanceof JourneyAst.Cap cap) {
          cap(name, cap).ifPresent(caps::add);
        } else {
          quiet.add(rule, expressions);
        }
      }
      Optional<Flow.Quiet> times = quiet.all();
      all.add(new Policy(name, caps, times, declaration.doc()));
    }
    return all;
  }

  private Optional<Cap> cap(String policy, JourneyAst.Cap cap) {
    Span span = cap.count().span();
    Optional<Integer> most =
        values.count(cap.count().digits(), span, Fault.CAP, problems.text(cap.span()));
    Optional<Lapse> per = values.length(cap.per());
    Optional<Name> category = cap.category().filter(c -> !c.text().isEmpty());
    boolean isKnown =
        category.isEmpty()
            || Arrays.stream(Category.values())
                .anyMatch(c -> c.word().equals(category.get().text()));
    if (!isKnown) {
      problems.report(Fault.CAP, category.get().span(), category.get().text());
      return Optional.empty();
    }
    String word = category.map(Name::text).orElse("");
    Optional<ChronoUnit> calendar = cap.calendar() ? Optional.of(unit(cap)) : Optional.empty();
    return most.flatMap(n -> per.map(lapse -> new Cap(policy, n, word, lapse, calendar)));
  }

  private static ChronoUnit unit(JourneyAst.Cap cap) {
    List<Amount> amounts = cap.per().amounts();
    return switch (amounts.get(amounts.size() - 1).unit()) {
      case WEEK -> ChronoUnit.WEEKS;
      case MONTH -> ChronoUnit.MONTHS;
      case YEAR -> ChronoUnit.YEARS;
      default -> ChronoUnit.DAYS;
    };
  }
}
