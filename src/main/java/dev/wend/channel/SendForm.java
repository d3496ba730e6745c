package dev.wend.channel;

import java.util.List;

/**
 * What many sends have in common: all but the id, the instant, the person, the address and the
 * values in the texts.
 *
 * @param source what sent it: a journey, workflow or campaign, by name
 */
public record SendForm(Channel channel, String message, String source, List<Part> parts) {
  public SendForm {
    parts = List.copyOf(parts);
  }

  /**
   * A text of a message.
   *
   * @param literals what stands before, between and behind its values: one more than these
   */
  public record Part(String name, List<String> literals) {
    public Part {
      literals = List.copyOf(literals);
    }

    /** A text that is all value. */
    public static Part whole(String name) {
      return new Part(name, List.of("", ""));
    }
  }

  /** The form of a send of which each text is a value. */
  static SendForm whole(Send send) {
    List<Part> parts = send.content().keySet().stream().map(Part::whole).toList();
    return new SendForm(send.channel(), send.message(), send.source(), parts);
  }
}
