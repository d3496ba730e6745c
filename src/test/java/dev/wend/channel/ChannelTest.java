package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.json.JsonTree;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of channels is whole, and says what the language says. */
class ChannelTest {
  @ParameterizedTest
  @EnumSource
  void aRowIsWhole(Channel channel) {
    assertEquals(Optional.of(channel), Channel.of(channel.word()));
    assertSentence(channel.sentence());
    Set<String> names = new HashSet<>();
    for (Key key : channel.keys()) {
      assertSentence(key.sentence());
      assertTrue(names.add(key.name()), key.name());
      assertEquals(Optional.of(key), channel.key(key.name()));
      assertTrue(!key.example().isEmpty(), key.name());
    }
    names.clear();
    for (Part part : channel.parts()) {
      assertSentence(part.sentence());
      assertTrue(names.add(part.name()), part.name());
      assertEquals(Optional.of(part), channel.part(part.name()));
      assertTrue(part.example().startsWith("\""), part.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheTableShowsWorks(Channel channel) {
    if (channel == Channel.EMAIL) {
      MailSurface surface =
          new MailSurface(
              example(channel, "from"),
              example(channel, "replyTo"),
              example(channel, "unsubscribe"),
              Provider.of(example(channel, "provider")));
      assertTrue(surface.provider().isPresent());
      assertEquals(Optional.empty(), surface.problem());
      SmtpServer server =
          new SmtpServer(example(channel, "server"), "", Optional.empty(), Duration.ofSeconds(1));
      assertEquals(Optional.empty(), server.problem());
    } else {
      HttpTemplate template =
          new HttpTemplate(
              channel,
              example(channel, "method"),
              example(channel, "url"),
              Map.of(),
              example(channel, "body"),
              Map.of(),
              Optional.empty(),
              Optional.empty(),
              Duration.ofSeconds(1));
      assertEquals(Optional.empty(), template.problem());
    }
  }

  private static String example(Channel channel, String key) {
    return channel.key(key).orElseThrow().example().replaceAll("^(\"\"\"|\")|(\"\"\"|\")$", "");
  }

  private static void assertSentence(String text) {
    assertTrue(text.matches("[A-Z`].*\\."), text);
  }

  @Test
  void addressesAndConsentAreThoseOfTheLanguage() {
    assertEquals(Optional.of("email"), Channel.EMAIL.namespace());
    assertEquals(Optional.of("phone"), Channel.SMS.namespace());
    assertEquals(Optional.of("ecid"), Channel.PUSH.namespace());
    assertEquals(Optional.empty(), Channel.WEBHOOK.namespace());
    assertEquals(Optional.of("consent.email"), Channel.EMAIL.consent());
    assertEquals(Optional.empty(), Channel.WEBHOOK.consent());
    assertEquals(Category.MARKETING, Channel.PUSH.category());
  }

  @Property(tries = 200)
  void aValueStaysWithinItsTextOfJson(@ForAll String value) {
    String json = "{\"a\": \"" + Part.Escaping.JSON.apply(value) + "\"}";
    assertEquals(Map.of("a", value), JsonTree.of(json).value());
  }

  @Test
  void valuesAreNotFilledTwice() {
    Blanks blanks = new Blanks("{a}{b} {none} {{a}} $1");
    assertEquals(List.of("a", "b", "none", "a"), blanks.names());
    assertEquals("{b}$2\\ {none} {{b}} $1", blanks.fill(Map.of("a", "{b}", "b", "$2\\"), v -> v));
  }
}
