package dev.wend;

import dev.wend.channel.Channel;
import dev.wend.channel.Key;
import dev.wend.channel.Part;
import dev.wend.channel.Provider;
import dev.wend.channel.Reaction;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of the channels: what each can, then what a surface and a message on it may say. */
final class ChannelsPage {
  private static final String HEAD =
      """
      # The channels

      Made from the table of channels by a test. How a message gets to its server, and what comes back: [delivery.md](delivery.md).

      - The address of a person stands in the channel's namespace, or in the one that the surface names. Who has no address there is excluded, and who has one that is
        unusable: with a line break or another control, or for a mail one that is no mail address.
      - Consent is asked of marketing messages: a field that is false refuses, a missing one allows.
      - A surface without `server` or `url` sends nowhere: its messages stay in the outbox.
      - In a `URL` and in the texts of `JSON`, `{id}`, `{to}`, `{profile}`, `{at}`, `{message}`, `{source}`, `{channel}`, the name of a part and the name of
        a key of the surface in braces stand for that value, escaped as the place asks.

      """;

  private ChannelsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| channel | what it is | namespace | consent | category | reactions |\n");
    page.append("| --- | --- | --- | --- | --- | --- |\n");
    for (Channel channel : Channel.values()) {
      String reactions =
          Arrays.stream(Reaction.Kind.values())
              .filter(channel.reactions()::contains)
              .map(Reaction.Kind::word)
              .collect(Collectors.joining(", "));
      page.append("| [").append(channel.word()).append("](#").append(channel.word());
      page.append(") | ").append(channel.sentence()).append(" | ");
      page.append(code(channel.namespace())).append(" | ").append(code(channel.consent()));
      page.append(" | ").append(channel.category().word()).append(" | ");
      page.append(reactions.isEmpty() ? "none" : reactions).append(" |\n");
    }
    for (Channel channel : Channel.values()) {
      channel(page, channel);
    }
    providers(page);
    return page.toString();
  }

  private static String code(Optional<String> name) {
    return name.map(n -> "`" + n + "`").orElse("none");
  }

  private static void channel(StringBuilder page, Channel channel) {
    page.append("\n## ").append(channel.word()).append("\n\n");
    page.append("| a surface says | type | | what it is for | such as |\n");
    page.append("| --- | --- | --- | --- | --- |\n");
    for (Key key : channel.keys()) {
      page.append("| `").append(key.name()).append("` | ").append(key.kind().word());
      page.append(" | ").append(key.isRequired() ? "required" : "optional").append(" | ");
      page.append(key.sentence()).append(" | `").append(key.example()).append("` |\n");
    }
    page.append("\n| a message says | | a value in it | what it is | such as |\n");
    page.append("| --- | --- | --- | --- | --- |\n");
    for (Part part : channel.parts()) {
      page.append("| `").append(part.name()).append("` | ").append(part.need().word());
      page.append(" | ").append(part.escaping().word()).append(" | ");
      page.append(part.sentence()).append(" | `").append(part.example()).append("` |\n");
    }
  }

  private static void providers(StringBuilder page) {
    page.append("\n## Providers\n\n");
    page.append(
        "Whose reports of reactions are read; with `provider` a mail tells its send's id.\n\n");
    page.append("| provider | who | the mail's header |\n| --- | --- | --- |\n");
    for (Provider provider : Provider.values()) {
      page.append("| `").append(provider.word()).append("` | ").append(provider.title());
      page.append(" | `").append(provider.header()).append(": ");
      page.append(provider.headerValue("ID")).append("` |\n");
    }
  }
}
