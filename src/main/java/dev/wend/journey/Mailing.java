package dev.wend.journey;

import dev.wend.channel.PackedSends;
import dev.wend.channel.SendForm;
import dev.wend.code.JourneyPlan;
import dev.wend.step.Content;
import dev.wend.step.Flow;
import dev.wend.step.Message;
import dev.wend.value.Text;
import dev.wend.vm.Hidden;
import dev.wend.vm.SingleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One act of a journey that sends, made ready to send to many of whom no caps are asked. It sends
 * what {@link Post} sends.
 */
final class Mailing {
  /** The act. */
  private final int place;

  private final Message message;
  private final List<Flow.Quiet> quiets;
  private final String journey;
  private final byte[] inId;
  private final Content content;
  private final Asking.Asked asked;
  private final Optional<Template> template;
  private final People people;
  private final People.Reading keys;
  private final Reach reach;
  private final SendId.Maker ids = new SendId.Maker();
  private final String shape;

  /** Where the form's number is known. */
  private Optional<PackedSends> last = Optional.empty();

  private int form;

  /**
   * @param place of the act
   * @param quiets when it is held, which is the same for everybody
   * @param asked the program of the content
   */
  Mailing(
      Reach reach,
      People people,
      JourneyPlan plan,
      int place,
      Message message,
      List<Flow.Quiet> quiets,
      Content content,
      Asking.Asked asked) {
    this.place = place;
    this.message = message;
    this.quiets = List.copyOf(quiets);
    journey = plan.name();
    this.content = content;
    this.asked = asked;
    inId = SendId.Maker.journey(journey, "");
    this.reach = reach;
    this.people = people;
    keys = people.keys();
    template = Template.of(content, plan.programs().get(content.program()).program());
    shape =
        new SendShape(message.name(), journey, place, Outcome.SENT, "", message.category()).text();
  }

  String message() {
    return message.name();
  }

  /** What the notes say that all sends have in common. */
  String shape() {
    return shape;
  }

  /** Whether a person gets it: nothing excludes them. */
  boolean reaches(int profile) {
    return reach.excluded(profile, reach.to(profile)).isEmpty();
  }

  /** Whether it is held at an instant. */
  boolean isQuiet(long at) {
    return !quiets.isEmpty() && Waiting.quiet(quiets, at, q -> people.zone()) > at;
  }

  /** Whether what it says reads events. */
  boolean readsEvents() {
    return asked.readsEvents();
  }

  /**
   * Sends to a person whom it reaches; {@link #high} and {@link #low} give the id.
   *
   * @param hidden the events of the person that are not there yet
   */
  void send(int profile, int number, Hidden hidden, long at, PackedSends to) {
    SingleRun found = asked.about(profile, hidden, at);
    Text key = keys.of(profile);
    ids.hash(key, inId, number, place, at);
    boolean isPlain = template.isPresent() && template.get().keeps(found);
    Map<String, String> texts = isPlain ? Map.of() : Rendering.of(content, found);
    to.begin(isPlain ? form(to) : to.form(form(texts)), at, ids.high(), ids.low());
    to.text(key.bytes, key.offset, key.length);
    Text address = reach.to(profile);
    to.text(address.bytes, address.offset, address.length);
    if (isPlain) {
      template.get().write(found, to);
    } else {
      texts.values().forEach(to::text);
    }
  }

  private SendForm form(Map<String, String> texts) {
    List<SendForm.Part> parts = new ArrayList<>();
    texts.keySet().forEach(name -> parts.add(SendForm.Part.whole(name)));
    return new SendForm(reach.channel(), message.name(), journey, parts);
  }

  private int form(PackedSends to) {
    if (last.isEmpty() || last.get() != to) {
      last = Optional.of(to);
      List<SendForm.Part> parts = template.orElseThrow().parts();
      form = to.form(new SendForm(reach.channel(), message.name(), journey, parts));
    }
    return form;
  }

  long high() {
    return ids.high();
  }

  long low() {
    return ids.low();
  }
}
