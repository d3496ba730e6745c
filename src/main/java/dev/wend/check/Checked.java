package dev.wend.check;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script after checking: what it declares, and all problems found on the way. Only a script
 * without an error may run.
 *
 * @param catalog the names that an expression or audience typed later (a query) may use
 * @param audiences by name, in the order of the script
 * @param sources in the order of the script
 * @param steps in the order of the script
 * @param trials the tests and properties, in the order of the script
 * @param journeys by name, in the order of the script
 */
public record Checked(
    Source source,
    Catalog catalog,
    Map<String, Audience> audiences,
    List<Feed> sources,
    List<Step> steps,
    List<Trial> trials,
    Map<String, Journey> journeys,
    List<Diagnostic> problems) {
  public Checked {
    audiences = Collections.unmodifiableMap(new LinkedHashMap<>(audiences));
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    trials = List.copyOf(trials);
    journeys = Collections.unmodifiableMap(new LinkedHashMap<>(journeys));
    problems = List.copyOf(problems);
  }

  public ZoneId zone() {
    return catalog.zone();
  }

  public Schema profile() {
    return catalog.profile();
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(Diagnostic::isError);
  }

  /** The same script with only some of its audiences to be counted. */
  public Checked only(Collection<String> names) {
    Map<String, Audience> some = new LinkedHashMap<>();
    names.forEach(name -> some.put(name, audiences.get(name)));
    return new Checked(source, catalog, some, sources, steps, trials, journeys, problems);
  }

  /** The same script with other rules of audiences. */
  public Checked with(Map<String, Audience> rules) {
    return new Checked(source, catalog, rules, sources, steps, trials, journeys, problems);
  }

  /** A declared audience. */
  public record Audience(String name, Selection selection, String doc, Span span) {
    public Population population() {
      return selection.population();
    }
  }

  /**
   * A declared {@code source}. Paths are as written, relative to the folder of the file that
   * declares it.
   *
   * @param target what its rows become
   * @param mergeBy the namespace by which rows of several keys are one profile
   */
  public record Feed(
      String name,
      Format format,
      String path,
      char delimiter,
      Optional<List<String>> columns,
      Target target,
      List<Assignment> assignments,
      List<Typed> skips,
      Optional<String> mergeBy,
      Span span) {
    /** The entity whose rows its rows become. */
    public Optional<String> entity() {
      return target instanceof Target.Entity entity ? Optional.of(entity.name()) : Optional.empty();
    }
  }

  /** What the rows of a source become. */
  public sealed interface Target {
    /** What a batch of them calls its table. */
    String table();

    record Profiles() implements Target {
      @Override
      public String table() {
        return "";
      }
    }

    /** Rows of an entity. */
    record Entity(String name) implements Target {
      @Override
      public String table() {
        return name;
      }
    }

    /**
     * Events of a type. Besides the event's own fields, {@code time} and {@code id}, an assignment
     * may give the field of the name of the namespace, which tells whose the event is.
     */
    record Event(String name) implements Target {
      @Override
      public String table() {
        return name;
      }
    }
  }

  public enum Format {
    CSV,
    NDJSON
  }

  /**
   * A field and where its value comes from. Fields of the file's own names map by themselves and
   * stand here only when the script says otherwise.
   */
  public record Assignment(Field field, From from, Span span) {}

  /** Where a field's value comes from. */
  public sealed interface From {
    /** A column, read as the field's own type; a dotted path in NDJSON. */
    record Column(String name) implements From {}

    /** {@code row}: the number of the row in its file, from 1, the header not counted. */
    record RowNumber() implements From {}

    /** An expression over the file's columns (each a string field) of the field's own type. */
    record Computed(Typed value) implements From {}
  }
}
