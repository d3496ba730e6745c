package dev.wend.live;

import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a program reads: nothing else changes its answer, but time.
 *
 * @param events types of events
 * @param fields of profiles, by their names as columns (parts of an object have dotted ones), lists
 *     and saved audiences included
 * @param entities whose rows it reads
 */
public record Reads(Set<String> events, Set<String> fields, Set<String> entities) {
  public Reads {
    events = Collections.unmodifiableSet(events);
    fields = Collections.unmodifiableSet(fields);
    entities = Collections.unmodifiableSet(entities);
  }

  public static Reads of(Program program) {
    Set<String> fields = new TreeSet<>();
    Set<String> entities = new TreeSet<>();
    List<Integer> linked = program.links().stream().map(Link::column).toList();
    for (int c = 0; c < program.columns().size(); c++) {
      if (!linked.contains(c)) {
        fields.add(program.columns().get(c).name());
      }
    }
    add(program, fields, entities);
    return new Reads(types(program), fields, entities);
  }

  /** Whether a write of a field changes what is read; it may be an object that holds it. */
  public boolean isOf(String field) {
    String part = field + ".";
    return fields.contains(field) || fields.stream().anyMatch(f -> f.startsWith(part));
  }

  private static void add(Program program, Set<String> fields, Set<String> entities) {
    program.links().forEach(link -> entities.add(link.entity()));
    for (Entry entry : program.pool()) {
      if (entry instanceof Entry.Items items && !items.events()) {
        items.entity().ifPresent(entities::add);
        // lists within lists have names, too: a name too many does no harm
        fields.add(items.list());
      }
      programs(entry).forEach(within -> add(within, fields, entities));
    }
  }

  // types of events

  static Set<String> types(Program program) {
    Set<String> types = new TreeSet<>();
    program.pool().forEach(entry -> types.addAll(types(entry)));
    return types;
  }

  static Set<String> types(Entry entry) {
    Set<String> types = new TreeSet<>();
    if (entry instanceof Entry.Items items && items.events()) {
      types.add(items.list());
    } else if (entry instanceof Entry.Sequence sequence) {
      sequence.steps().forEach(step -> types.add(step.type()));
    }
    programs(entry).forEach(within -> types.addAll(types(within)));
    return types;
  }

  // programs within

  private static Collection<Program> programs(Entry entry) {
    List<Program> within = new ArrayList<>();
    if (entry instanceof Entry.Nested nested) {
      within.add(nested.program());
    } else if (entry instanceof Entry.Items items) {
      items.parts().forEach(part -> within.add(part.program()));
    } else if (entry instanceof Entry.Sequence sequence) {
      sequence.steps().forEach(step -> within.addAll(programs(step)));
    } else if (entry instanceof Entry.Held rule) {
      within.add(rule.program());
    }
    return within;
  }

  static List<Program> programs(Entry.Step step) {
    List<Program> all = new ArrayList<>(List.of(step.own()));
    step.joined().ifPresent(all::add);
    return all;
  }
}
