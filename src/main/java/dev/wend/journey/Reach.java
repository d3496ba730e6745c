package dev.wend.journey;

import dev.wend.channel.Channel;
import dev.wend.step.Message;
import dev.wend.value.Text;
import dev.wend.vm.SlotRow;
import java.util.Optional;

/** Whom a message reaches, however much they get. */
final class Reach {
  private final Message message;
  private final Channel channel;
  private final Optional<People.Reading> addresses;

  /** Where the message needs it. */
  private final Optional<SlotRow> consent;

  private final Suppressed suppressed;

  Reach(Message message, People people, Suppressed suppressed) {
    this.message = message;
    this.suppressed = suppressed;
    channel = Channel.of(message.channel()).orElseThrow();
    addresses = people.addresses(message.namespace());
    consent = message.consent().filter(f -> message.isMarketing()).map(people::yesOrNo);
  }

  Channel channel() {
    return channel;
  }

  /** A person's address, until the next one's is read; without bytes where there is none. */
  Text to(int profile) {
    return addresses.isPresent() ? addresses.get().of(profile) : new Text();
  }

  /**
   * Why a person does not get it.
   *
   * @param to the address
   */
  Optional<String> excluded(int profile, Text to) {
    if (!message.namespace().isEmpty() && to.length == 0) {
      return Optional.of("no address");
    }
    if (to.length > 0 && channel.refuses(to).isPresent()) {
      return Optional.of("unusable address");
    }
    if (consent.isPresent() && refuses(consent.get().at(profile))) {
      return Optional.of("no consent");
    }
    return to.length > 0 && suppressed.is(message.channel(), to)
        ? Optional.of("suppressed")
        : Optional.empty();
  }

  private static boolean refuses(SlotRow consent) {
    return consent.present(0) && consent.number(0) == 0;
  }
}
