package dev.wend.check;

import dev.wend.check.Catalog.Action;
import dev.wend.check.Catalog.Endpoint;
import dev.wend.check.Catalog.Message;
import dev.wend.check.Catalog.Parameter;
import dev.wend.check.Journey.Argument;
import dev.wend.check.Journey.Part;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.lib.Functions;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.MissingLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.JourneyAst.CallStep;
import dev.wend.syntax.JourneyAst.SaveToAudienceStep;
import dev.wend.syntax.JourneyAst.SendStep;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.syntax.JourneyAst.UpdateProfileStep;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a journey sends, writes, calls and saves. */
final class JourneyActs {
  private static final String ZONE = "timeZone";

  private final Problems problems;
  private final Catalog catalog;
  private final JourneyAliases names;
  private final Triggers triggers;

  JourneyActs(Problems problems, Catalog catalog, JourneyAliases names, Triggers triggers) {
    this.problems = problems;
    this.catalog = catalog;
    this.names = names;
    this.triggers = triggers;
  }

  // ---- send

  /** What the parameters of a message stand for, by position. */
  Map<String, Argument> arguments(SendStep send, Message message, Reached way) {
    List<Parameter> parameters = message.parameters();
    List<Expression> given = send.arguments();
    if (given.size() != parameters.size()) {
      String hint =
          parameters.isEmpty() ? "Leave them out." : "Write `send " + call(message) + "`.";
      problems.report(
          Fault.SEND_ARGUMENTS,
          send.message().span(),
          message.name(),
          count(parameters.size()),
          count(given.size()),
          hint);
    }
    Map<String, Argument> arguments = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      if (i < parameters.size()) {
        Parameter parameter = parameters.get(i);
        argument(given.get(i), parameter, message, way)
            .ifPresent(argument -> arguments.put(parameter.name(), argument));
      }
    }
    return arguments;
  }

  private static String count(int n) {
    return n == 0 ? "no arguments" : n == 1 ? "1 argument" : n + " arguments";
  }

  private static String call(Message message) {
    List<String> names = message.parameters().stream().map(Parameter::name).toList();
    return message.name() + "(" + String.join(", ", names) + ")";
  }

  private Optional<Argument> argument(
      Expression written, Parameter parameter, Message message, Reached way) {
    String what = message.name() + "(" + parameter.name() + ")";
    if (parameter instanceof Parameter.OfEvent of) {
      return event(written, of, what, way);
    }
    Type wanted = ((Parameter.OfValue) parameter).type();
    Typed value = names.value(written, way);
    Optional<Typed> fitting = Conversions.fit(value, wanted);
    if (fitting.isEmpty()) {
      problems.report(
          Fault.SEND_ARGUMENT,
          value.span(),
          what,
          "`" + wanted.text() + "`",
          "`" + value.type().text() + "`",
          wanted == Scalar.STRING ? "Write `text(" + problems.text(value.span()) + ")`." : "");
    }
    return fitting.filter(v -> !Conversions.isBroken(v)).map(Argument.Value::new);
  }

  private Optional<Argument> event(
      Expression written, Parameter.OfEvent wanted, String what, Reached way) {
    Expression e = Expressions.ungroup(written);
    Optional<String> name =
        e instanceof NameExpression n ? Optional.of(n.name().text()) : Optional.empty();
    Optional<String> type = name.flatMap(names::event);
    if (type.filter(wanted.event()::equals).isPresent()) {
      if (!way.known().containsKey(name.get())) {
        problems.report(Fault.NOT_EVERYWHERE, e.span(), name.get());
      }
      return Optional.of(new Argument.Event(name.get()));
    }
    String given = type.map(t -> "an event `" + t + "`").orElse("none");
    String hint = "Name one, as in `await " + wanted.event() + " as order`, and give `order`.";
    if (e.span().length() > 0) {
      problems.report(
          Fault.SEND_ARGUMENT, e.span(), what, "an event `" + wanted.event() + "`", given, hint);
    }
    return Optional.empty();
  }

  // ---- update profile

  Part update(UpdateProfileStep update, Reached way) {
    Map<String, Span> seen = new HashMap<>();
    List<Field> fields = new ArrayList<>();
    List<Typed> values = new ArrayList<>();
    for (Mapping assignment : update.assignments()) {
      String name = assignment.field().text();
      Span span = assignment.field().span();
      List<Field> into = name.isEmpty() ? List.of() : columns(assignment);
      if (!name.isEmpty() && seen.putIfAbsent(name, span) != null) {
        problems.report(Fault.MAPPED_TWICE, span, name, problems.line(seen.get(name)));
      }
      Typed value = value(assignment, into, way);
      for (Field field : into) {
        Optional<Typed> fitting = Conversions.fit(value, field.type());
        if (fitting.isPresent()) {
          fields.add(field);
          values.add(fitting.get());
        } else {
          String type = field.type().text();
          String has = value.type().text();
          problems.report(Fault.FIT, value.span(), has, field.name(), type, "");
        }
      }
    }
    return new Journey.Write(fields, values, update.span());
  }

  private Typed value(Mapping assignment, List<Field> into, Reached way) {
    Expression e = Expressions.ungroup(assignment.value());
    boolean isMissing = e instanceof MissingLiteral && !into.isEmpty();
    return isMissing
        ? new Typed.Constant(Scalar.MISSING, null, e.span())
        : names.value(assignment.value(), way);
  }

  /** The columns that an assignment writes: one, or all of an object that is cleared. */
  private List<Field> columns(Mapping assignment) {
    String name = assignment.field().text();
    TableSchema table = TableSchema.of(new Schema(catalog.profile().fields()));
    Optional<Field> column = table.column(name);
    boolean clears = Expressions.ungroup(assignment.value()) instanceof MissingLiteral;
    List<Field> parts =
        table.columns().stream().filter(f -> f.name().startsWith(name + ".")).toList();
    String why = "";
    if (column.isPresent() && column.get().key()) {
      why = "it tells one profile from another";
    } else if (column.isPresent() && column.get().namespace().isPresent()) {
      why = "events and messages find the profile by it";
    } else if (table.list(name).isPresent()) {
      why = "it is a list";
    } else if (column.isEmpty() && !parts.isEmpty() && !clears) {
      why = "it has parts";
    }
    Span span = assignment.field().span();
    if (!why.isEmpty()) {
      String hint = why.equals("it has parts") ? "Write `" + parts.get(0).name() + " = …`." : "";
      problems.report(Fault.UPDATE, span, name, why, hint);
      return List.of();
    } else if (column.isEmpty() && parts.isEmpty() && !catalog.profile().fields().isEmpty()) {
      List<String> known = table.columns().stream().map(Field::name).toList();
      problems.report(Fault.UNKNOWN_FIELD, span, "profile", name, Problems.suggest(name, known));
    }
    return column.map(List::of).orElse(parts);
  }

  // ---- call

  /** What is called; empty, with a problem, where there is no such thing. */
  Optional<Action> action(CallStep call) {
    Name name = call.endpoint();
    Endpoint endpoint = catalog.endpoints().get(name.text());
    if (endpoint == null) {
      if (!name.text().isEmpty()) {
        String hint = Problems.suggest(name.text(), catalog.endpoints().keySet());
        problems.report(Fault.UNKNOWN_NAME, name.span(), name.text(), hint);
      }
      return Optional.empty();
    }
    Action action = endpoint.actions().get(call.action().text());
    if (action == null && !call.action().text().isEmpty()) {
      String hint = Problems.suggest(call.action().text(), endpoint.actions().keySet());
      problems.report(
          Fault.NO_ACTION, call.action().span(), name.text(), call.action().text(), hint);
    }
    return Optional.ofNullable(action);
  }

  /** What an action is given, by name. */
  Map<String, Typed> arguments(CallStep call, Optional<Action> action, Reached way) {
    Map<String, Typed> arguments = new LinkedHashMap<>();
    Map<String, Span> seen = new HashMap<>();
    for (Setting given : call.arguments()) {
      String name = given.name().text();
      Typed value = names.value(given.value(), way);
      Optional<Field> field =
          action.flatMap(
              a -> a.parameters().stream().filter(f -> f.name().equals(name)).findFirst());
      if (!name.isEmpty() && seen.putIfAbsent(name, given.name().span()) != null) {
        problems.report(
            Fault.MAPPED_TWICE, given.name().span(), name, problems.line(seen.get(name)));
      } else if (action.isPresent() && field.isEmpty() && !name.isEmpty()) {
        List<String> known = action.get().parameters().stream().map(Field::name).toList();
        String hint = Problems.suggest(name, known);
        problems.report(Fault.UNKNOWN_FIELD, given.name().span(), call.action().text(), name, hint);
      }
      field.flatMap(f -> fitting(value, f)).ifPresent(v -> arguments.put(name, v));
    }
    for (Field field : action.map(Action::parameters).orElse(List.of())) {
      if (!seen.containsKey(field.name())) {
        problems.report(
            Fault.CALL_MISSING,
            call.action().span(),
            call.action().text(),
            field.name(),
            field.name());
      }
    }
    return arguments;
  }

  private Optional<Typed> fitting(Typed value, Field field) {
    Optional<Typed> fitting = Conversions.fit(value, field.type());
    if (fitting.isEmpty()) {
      String has = value.type().text();
      problems.report(Fault.FIT, value.span(), has, field.name(), field.type().text(), "");
    }
    return fitting;
  }

  // ---- save, wait

  /** The audience is one of members, not of a rule. */
  Optional<Part> save(SaveToAudienceStep save) {
    Name name = save.audience();
    Optional<Traits> traits = triggers.audience(name);
    if (traits.isPresent() && traits.get().kind() != Traits.Kind.LIST) {
      String word = traits.get().kind().word();
      problems.report(Fault.APPEND_KIND, name.span(), name.text(), word, "list");
      return Optional.empty();
    }
    return traits.map(t -> new Journey.Save(name.text(), save.span()));
  }

  /** The instant of a date and a time of the day, on the clock of the profile or the script. */
  Optional<Typed> instant(Typed date, Typed time, boolean ofProfile, Span span) {
    Optional<Typed> ours = call(List.of(date, time), span);
    Optional<Field> zone =
        catalog.profile().field(ZONE).filter(f -> ofProfile && f.type() == Scalar.STRING);
    if (zone.isEmpty()) {
      return ours;
    }
    Typed read = new Typed.FieldRead(zone.get(), span);
    return call(List.of(date, time, read), span)
        .flatMap(theirs -> ours.map(o -> new Typed.Coalesce(theirs, o, Scalar.DATETIME, span)));
  }

  private static Optional<Typed> call(List<Typed> arguments, Span span) {
    return Functions.match("datetime", arguments.stream().map(Typed::type).toList())
        .map(m -> new Typed.Call(m.function(), arguments, m.resolved().result(), span));
  }
}
