package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Mention;
import dev.wend.check.Parts;
import dev.wend.check.Population;
import dev.wend.check.TestStep;
import dev.wend.check.TestStep.Fact;
import dev.wend.check.Trial;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.code.Verified;
import dev.wend.diag.Span;
import dev.wend.json.JsonText;
import dev.wend.load.JsonEvents;
import dev.wend.load.JsonProfile;
import dev.wend.made.CaseEvents;
import dev.wend.made.Cases;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.vm.SingleRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One property, tried on profiles that are made up. */
final class PropertyRun {
  /** So many times a counterexample is tried to be made smaller. */
  private static final int MOST_SMALLER = 2_000;

  /** Beside the fields of a profile: its events, in the order in which they come. */
  static final String EVENTS = "#events";

  private final Checked script;
  private final Trial.Property property;
  private final TestRequest request;
  private final TestReport report;
  private final List<Typed> conditions = new ArrayList<>();
  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final List<String> audiences;
  private final Verified members;
  private final Verified asked;
  private final Map<String, EventType> events = new LinkedHashMap<>();
  private int smaller;

  PropertyRun(Checked script, Trial.Property property, TestRequest request) {
    this.script = script;
    this.property = property;
    this.request = request;
    this.report = new TestReport(script.source(), script.zone());
    property.condition().ifPresent(this::add);
    property.expected().forEach(this::add);
    Set<String> named = new LinkedHashSet<>();
    facts.values().forEach(fact -> named.add(((Fact.Member) fact).audience()));
    this.audiences = List.copyOf(named);
    Lower lower = new Lower(script.audiences(), script.zone());
    Span nowhere = new Span(0, 0);
    audiences.forEach(name -> lower.population(name, new Population.Named(name, nowhere)));
    this.members = Evaluation.verify(lower.program());
    this.asked = program(conditions);
    Set<String> read = EventsAsked.types(members.program());
    for (Catalog.Event event : script.catalog().events().values()) {
      if (read.contains(event.name()) && !event.type().isBusiness()) {
        events.put(event.name(), event.type());
      }
    }
  }

  private void add(TestStep.Expect expect) {
    conditions.add(expect.condition());
    facts.putAll(expect.facts());
  }

  private Verified program(List<Typed> values) {
    Lower lower = new Lower(Map.of(), script.zone());
    for (int i = 0; i < values.size(); i++) {
      lower.value("value " + i, values.get(i));
    }
    return Evaluation.verify(lower.program());
  }

  /** Why it does not hold, or nothing. */
  String run() {
    Cases cases = cases();
    CaseEvents happened = happened(cases);
    for (int number = 1; number <= request.tries(); number++) {
      Map<String, Map<String, Object>> profiles = new LinkedHashMap<>();
      for (String name : property.profiles()) {
        Map<String, Object> values = cases.profile(number, name);
        List<Map<String, Object>> its = happened.of(number, name, told(values));
        if (!its.isEmpty()) {
          values.put(EVENTS, its);
        }
        profiles.put(name, values);
      }
      if (failing(profiles) >= 0) {
        return told(number, shrunk(profiles));
      }
    }
    return "";
  }

  private Cases cases() {
    List<Mention> mentions = new ArrayList<>(Mention.of(script));
    List<Typed.Constant> constants = new ArrayList<>();
    for (Checked.Audience audience : script.audiences().values()) {
      EventsAsked.conditions(audience.population())
          .forEach(condition -> constants(condition, constants));
    }
    for (Typed condition : conditions) {
      constants(condition, constants);
      for (Mention mention : Mention.of(condition)) {
        String path = mention.field().substring(mention.field().indexOf('.') + 1);
        mentions.add(new Mention(path, mention.value(), mention.operator()));
      }
    }
    List<Field> fields = script.profile().fields();
    return new Cases(fields, mentions, constants, property.at(), script.zone(), seed());
  }

  private long seed() {
    return request.seed() * 31 + property.name().hashCode();
  }

  private CaseEvents happened(Cases cases) {
    List<EventType> types = List.copyOf(events.values());
    List<Typed.Lapse> lapses = EventsAsked.lapses(script);
    return new CaseEvents(cases, types, lapses, property.at(), script.zone(), seed());
  }

  /** The types of events that a profile can have, having an identity by which to tell it. */
  private List<String> told(Map<String, Object> values) {
    List<String> told = new ArrayList<>();
    for (EventType type : events.values()) {
      boolean has =
          script.profile().fields().stream()
              .filter(field -> field.namespace().equals(type.namespace()))
              .map(field -> values.get(field.name()))
              .anyMatch(value -> value != null && !value.equals(""));
      if (has) {
        told.add(type.name());
      }
    }
    return told;
  }

  private static void constants(Typed value, List<Typed.Constant> to) {
    if (value instanceof Typed.Constant constant) {
      to.add(constant);
    } else if (value instanceof Typed.OneOf one) {
      to.addAll(one.values());
    }
    Parts.of(value).forEach(part -> constants(part, to));
  }

  // ---- one try

  /** The first expectation that fails, or -1; also where the condition does not hold. */
  private int failing(Map<String, Map<String, Object>> profiles) {
    List<Optional<Object>> results = results(asked, conditions.size(), profiles);
    int first = property.condition().isPresent() ? 1 : 0;
    if (first > 0 && !results.get(0).equals(Optional.of(true))) {
      return -1;
    }
    for (int i = first; i < results.size(); i++) {
      if (!results.get(i).equals(Optional.of(true))) {
        return i - first;
      }
    }
    return -1;
  }

  private List<Optional<Object>> results(
      Verified program, int count, Map<String, Map<String, Object>> profiles) {
    Map<String, JsonProfile> read = new HashMap<>();
    Map<String, Set<String>> in = new HashMap<>();
    profiles.forEach(
        (name, values) -> {
          read.put(name, read(values));
          in.put(name, audiencesOf(read.get(name)));
        });
    SingleRun run = new SingleRun(program, property.at());
    run.run(
        new TestRow(
            program.program(),
            facts::containsKey,
            name -> {
              Fact.Member member = (Fact.Member) facts.get(name);
              return in.get(member.profile()).contains(member.audience()) ? 1 : 0;
            },
            (name, of) -> new CalledRow(read.get(name), name, of)));
    List<Optional<Object>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(run.outside(i));
    }
    return results;
  }

  private Set<String> audiencesOf(JsonProfile profile) {
    Set<String> in = new LinkedHashSet<>();
    if (audiences.isEmpty()) {
      return in;
    }
    SingleRun run = new SingleRun(members, property.at());
    run.run(profile.row(members.program().columns()));
    for (int i = 0; i < audiences.size(); i++) {
      if (run.truth(i)) {
        in.add(audiences.get(i));
      }
    }
    return in;
  }

  /** A profile with its events. */
  private JsonProfile read(Map<String, Object> values) {
    Map<String, Object> own = new LinkedHashMap<>(values);
    own.remove(EVENTS);
    String json = JsonText.of(plain(own));
    JsonProfile profile = JsonProfile.read(json, script.profile(), script.zone());
    return profile.with(events(values, profile));
  }

  private JsonEvents events(Map<String, Object> values, JsonProfile of) {
    List<String> lines = eventsOf(values).stream().map(e -> JsonText.of(plain(e))).toList();
    return JsonEvents.read(lines, of, script.catalog(), property.at());
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> eventsOf(Map<String, Object> values) {
    return (List<Map<String, Object>>) values.getOrDefault(EVENTS, List.of());
  }

  /** A value as a file of profiles has it. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, part) -> plain.put((String) key, plain(part)));
      return plain;
    } else if (value instanceof List<?> list) {
      return list.stream().map(PropertyRun::plain).toList();
    }
    return value;
  }

  // ---- what fails

  private Map<String, Map<String, Object>> shrunk(Map<String, Map<String, Object>> found) {
    Map<String, Map<String, Object>> least = found;
    Optional<Map<String, Map<String, Object>>> next = smaller(least);
    while (next.isPresent()) {
      least = next.get();
      next = smaller(least);
    }
    return least;
  }

  private Optional<Map<String, Map<String, Object>>> smaller(
      Map<String, Map<String, Object>> profiles) {
    for (Map.Entry<String, Map<String, Object>> one : profiles.entrySet()) {
      for (Map<String, Object> values : Smaller.of(one.getValue())) {
        Map<String, Map<String, Object>> candidate = new LinkedHashMap<>(profiles);
        candidate.put(one.getKey(), values);
        if (smaller++ < MOST_SMALLER && isAllowed(candidate) && failing(candidate) >= 0) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Each profile has a key, and nobody the identity of another; of events it can be told whose they
   * are, and nobody's has the id of another's; and all values fit.
   */
  private boolean isAllowed(Map<String, Map<String, Object>> profiles) {
    Set<Object> identities = new HashSet<>();
    Set<List<Object>> ids = new HashSet<>();
    for (Map<String, Object> values : profiles.values()) {
      for (Field field : script.profile().fields()) {
        Object value = values.get(field.name());
        boolean lost = field.key() && (value == null || value.equals(""));
        boolean taken =
            field.unique() && value != null && !identities.add(field.name() + " " + value);
        if (lost || taken) {
          return false;
        }
      }
      Set<List<Object>> own = new HashSet<>();
      List<String> told = told(values);
      for (Map<String, Object> event : eventsOf(values)) {
        Object type = event.getOrDefault(JsonEvents.TYPE, "");
        if (!told.contains(type)) {
          return false;
        }
        Optional.ofNullable(event.get(EventType.ID)).ifPresent(id -> own.add(List.of(type, id)));
      }
      JsonProfile read = read(values);
      boolean fits = read.problems().isEmpty() && events(values, read).problems().isEmpty();
      if (!fits || own.stream().anyMatch(id -> !ids.add(id))) {
        return false;
      }
    }
    return true;
  }

  private String told(int number, Map<String, Map<String, Object>> profiles) {
    TestStep.Expect expected = property.expected().get(failing(profiles));
    List<Typed> parts = report.parts(expected.condition());
    int line = script.source().line(expected.span().offset());
    String written = script.source().slice(expected.span()).replaceAll("\\s+", " ");
    StringBuilder out = new StringBuilder();
    out.append("line ").append(line).append(": ").append(written).append('\n');
    for (String one : report.lines(parts, p -> results(program(parts), parts.size(), profiles))) {
      out.append("  ").append(one).append('\n');
    }
    out.append("It fails at try ").append(number).append(" of seed ").append(request.seed());
    out.append("; as a test:\n");
    out.append(new Counterexample(script, property).test(profiles, written));
    return out.toString();
  }
}
