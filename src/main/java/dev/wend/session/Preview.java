package dev.wend.session;

import dev.wend.channel.Category;
import dev.wend.check.Catalog;
import dev.wend.check.Catalog.Message;
import dev.wend.check.Catalog.Parameter;
import dev.wend.check.Checked;
import dev.wend.check.Typed;
import dev.wend.code.LowerMessage;
import dev.wend.code.Program;
import dev.wend.diag.Span;
import dev.wend.journey.Rendering;
import dev.wend.load.JsonProfile;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import dev.wend.vm.Row;
import dev.wend.vm.SingleRun;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows what a message would say to one profile. */
final class Preview {
  /** What forbids a message where it is false; profiles have it where the script speaks of it. */
  private static final String CONSENT = "consent";

  private final Clock clock;

  Preview(Clock clock) {
    this.clock = clock;
  }

  Answer<PreviewAnswer> answer(PreviewRequest request) throws SessionException {
    Compile compiled = Compile.open(request.script());
    if (compiled.hasErrors()) {
      return new Answer.Refused<>(compiled.problems());
    }
    Checked script = compiled.checked();
    Catalog catalog = script.catalog();
    Message message = message(catalog, request.message());
    EvalRequest about =
        new EvalRequest(
            Optional.of(request.script()), "", request.profile(), request.events(), request.at());
    Instant at = new Eval(clock).at(about, catalog);
    JsonProfile profile = Eval.withEvents(Eval.profile(about, catalog), about, catalog, at);
    JsonProfile given = given(request.with(), message, catalog);
    LowerMessage.Lowered lowered =
        LowerMessage.of(message, Map.of(), script.audiences(), catalog.zone());
    Program program = lowered.program().program();
    SingleRun run = new SingleRun(lowered.program(), at);
    run.run(row(profile, given, message, program));
    Sending sending = sending(message, catalog, profile, at);
    return new Answer.Given<>(
        new PreviewAnswer(
            message.name(),
            message.surface().channel().word(),
            message.surface().name(),
            message.surface().namespace(),
            sending.to(),
            sending.excluded(),
            sending.why(),
            Rendering.of(lowered.parts(), run)),
        compiled.problems());
  }

  private static Message message(Catalog catalog, String name) throws SessionException {
    Message message = catalog.messages().get(name);
    if (message == null) {
      throw SessionException.unknown("message", name, catalog.messages().keySet());
    }
    return message;
  }

  // ---- what a message is given

  private static JsonProfile given(Optional<String> json, Message message, Catalog catalog)
      throws SessionException {
    List<Field> fields = new ArrayList<>();
    for (Parameter parameter : message.parameters()) {
      fields.add(Field.of(parameter.name(), type(parameter, catalog)));
    }
    Schema schema = new Schema(fields);
    if (json.isEmpty()) {
      return JsonProfile.missing(schema, catalog.zone());
    }
    JsonProfile given = JsonProfile.read(json.get(), schema, catalog.zone());
    if (!given.problems().isEmpty()) {
      String what = String.join("; ", given.problems());
      String hint =
          fields.isEmpty()
              ? "The message has no parameters: leave `--with` out."
              : "Write a JSON object of the message's parameters, an event as an object of its fields.";
      throw new SessionException(
          SessionException.Kind.REFUSED, "What it is given does not fit: " + what + ".", hint);
    }
    return given;
  }

  private static Type type(Parameter parameter, Catalog catalog) {
    return parameter instanceof Parameter.OfEvent of
        ? new Type.ObjectType(catalog.events().get(of.event()).type().schema().fields())
        : ((Parameter.OfValue) parameter).type();
  }

  private static Row row(JsonProfile profile, JsonProfile given, Message message, Program program) {
    Set<String> names = new HashSet<>();
    message.parameters().forEach(parameter -> names.add(parameter.name()));
    return new GivenRow(
        profile.row(program.columns()), given.row(program.columns()), names, program);
  }

  // ---- whether it would be sent

  /** Where a message would go, or why it would not. */
  private record Sending(Optional<String> to, Optional<String> excluded, String why) {
    static Sending not(Optional<String> to, String excluded, String why) {
      return new Sending(to, Optional.of(excluded), why);
    }
  }

  private static Sending sending(
      Message message, Catalog catalog, JsonProfile profile, Instant at) {
    Optional<String> namespace = message.surface().namespace();
    Optional<Field> holder =
        catalog.profile().fields().stream()
            .filter(f -> f.namespace().isPresent() && f.namespace().equals(namespace))
            .findFirst();
    String field = holder.map(Field::name).or(() -> namespace).orElse("");
    Optional<String> to = holder.flatMap(f -> value(f, catalog, profile, at)).map(String::valueOf);
    if (namespace.isPresent() && to.isEmpty()) {
      String why = profile.isGivenEmpty(field) ? "` is empty" : "` is missing";
      return Sending.not(Optional.empty(), "no address", "`" + field + why);
    }
    Optional<String> unusable = to.flatMap(message.surface().channel()::refuses);
    if (unusable.isPresent()) {
      return Sending.not(to, "unusable address", "`" + field + "` " + unusable.get());
    }
    Optional<String> consent =
        message
            .surface()
            .channel()
            .consent()
            .filter(name -> asksForConsent(message, catalog))
            .filter(
                name ->
                    value(Field.of(name, Scalar.BOOL), catalog, profile, at)
                        .filter(Boolean.FALSE::equals)
                        .isPresent());
    return consent
        .map(name -> Sending.not(to, "no consent", "`" + name + "` is false"))
        .orElse(new Sending(to, Optional.empty(), ""));
  }

  private static boolean asksForConsent(Message message, Catalog catalog) {
    return message.surface().category() == Category.MARKETING
        && catalog.profile().field(CONSENT).isPresent();
  }

  private static Optional<Object> value(
      Field field, Catalog catalog, JsonProfile profile, Instant at) {
    return Eval.value(
        new Typed.FieldRead(field, Span.START), Map.of(), catalog.zone(), profile, at);
  }
}
