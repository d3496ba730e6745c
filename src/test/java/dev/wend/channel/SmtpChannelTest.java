package dev.wend.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails go to a server of this machine. */
class SmtpChannelTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final MailSurface SURFACE =
      new MailSurface(
          "Il negozio \u00e8 qui <news@shop.example>",
          "help@shop.example",
          "https://shop.example/leave/{id}?to={to}",
          Optional.of(Provider.SENDGRID));

  private GreenMail server;

  @BeforeEach
  void open() {
    server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private static SmtpServer at(String url) {
    return new SmtpServer(url, "", Optional.empty(), TIMEOUT);
  }

  private Delivery deliver(MailSurface surface, Send send) {
    try (Carrier channel =
        new SmtpChannel(at("smtp://localhost:" + server.getSmtp().getPort()), surface)) {
      return channel.deliver(send);
    }
  }

  private MimeMessage received() {
    assertEquals(1, server.getReceivedMessages().length);
    return server.getReceivedMessages()[0];
  }

  @Test
  void aMailHasTextAndHtmlAndItsHeaders() throws MessagingException, IOException {
    Send send =
        Sends.mail(
            "ada+x@b\u00fccher.example",
            "subject",
            "Perch\u00e9 no? \ud83d\ude00",
            "html",
            "<html><body class='a'><p>\u00e8 aperto</p></body></html>",
            "text",
            "\u00e8 aperto\n.\nfine",
            "preheader",
            "a < b");
    assertEquals(new Delivery.Sent(""), deliver(SURFACE, send));
    MimeMessage mail = received();
    assertEquals("<s-1@shop.example>", mail.getMessageID());
    assertEquals("Perch\u00e9 no? \ud83d\ude00", mail.getSubject());
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertEquals("news@shop.example", from.getAddress());
    assertEquals("Il negozio \u00e8 qui", from.getPersonal());
    assertEquals("help@shop.example", mail.getReplyTo()[0].toString());
    assertEquals("ada+x@xn--bcher-kva.example", mail.getAllRecipients()[0].toString());
    assertEquals(1, mail.getAllRecipients().length);
    assertEquals(Date.from(Sends.AT), mail.getSentDate());
    assertEquals(
        "<https://shop.example/leave/s-1?to=ada%2Bx%40b%C3%BCcher.example>",
        mail.getHeader("List-Unsubscribe", null));
    assertEquals("List-Unsubscribe=One-Click", mail.getHeader("List-Unsubscribe-Post", null));
    assertEquals("{\"unique_args\":{\"send\":\"s-1\"}}", mail.getHeader("X-SMTPAPI", null));
    assertTrue(mail.getContentType().startsWith("multipart/alternative"), mail.getContentType());
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertEquals(2, parts.getCount());
    assertEquals("text/plain; charset=UTF-8", parts.getBodyPart(0).getContentType());
    assertEquals("\u00e8 aperto\r\n.\r\nfine", parts.getBodyPart(0).getContent());
    assertEquals("text/html; charset=UTF-8", parts.getBodyPart(1).getContentType());
    assertEquals(
        "<html><body class='a'><div style=\"display:none;max-height:0;overflow:hidden\">a &lt; b</div>"
            + "<p>\u00e8 aperto</p></body></html>",
        parts.getBodyPart(1).getContent());
  }

  @Test
  void aMailOfOneKindHasNoParts() throws MessagingException, IOException {
    MailSurface plain =
        new MailSurface("news@shop.example", "", "mailto:leave@shop.example", Optional.empty());
    assertInstanceOf(
        Delivery.Sent.class,
        deliver(plain, Sends.mail("a@b.example", "subject", "S", "text", "T")));
    MimeMessage mail = received();
    assertEquals("text/plain; charset=UTF-8", mail.getContentType());
    assertEquals("T", mail.getContent());
    assertEquals("<mailto:leave@shop.example>", mail.getHeader("List-Unsubscribe", null));
    assertNull(mail.getHeader("List-Unsubscribe-Post", null));
    assertNull(mail.getHeader("X-SMTPAPI", null));
  }

  @Test
  void oneConnectionServesMany() throws IOException {
    try (ScriptedServer busy = new ScriptedServer(Map.of());
        Carrier channel = new SmtpChannel(at(busy.url()), SURFACE)) {
      for (int i = 0; i < 5; i++) {
        Send send = Sends.of(Channel.EMAIL, "s-" + i, "a@b.example", "subject", "S", "text", "T");
        assertEquals(new Delivery.Sent(""), channel.deliver(send));
      }
      assertEquals(1, busy.connections());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s-1 | a@b.example              | S\\r\\nBcc: x@y.example | T | the subject holds a line break",
        "s-1 | a@b.example              | S\\nx                   | T | the subject holds a line break",
        "s-1 | a@b.example\\r\\nBcc: x@y | S                      | T | the address holds a line break",
        "s-1 | a@b.example\\n          | S                      | T | the address holds a line break",
        "s-1 | a@b.example, c@d.example | S                       | T | the address is no mail address",
        "s-1 | A <a@b.example>          | S                       | T | the address is no mail address",
        "s-1 | all: a@b.example;        | S                       | T | the address is no mail address",
        "s-1 | a b@c.example            | S                       | T | the address is no mail address",
        "s-1 | nobody                   | S                       | T | the address is no mail address",
        "s-1 | ''                       | S                       | T | the address is no mail address",
        "s-1 | a@                       | S                       | T | the address is no mail address",
        "s-1 | \u00e0@b.example         | S                       | T | the address is no mail address",
        "s>1 | a@b.example              | S                       | T | an id that holds more",
        "s-1 | a@b.example              | S                       | '' | the mail is empty",
      })
  void whatWouldForgeAMailIsRefused(
      String id, String to, String subject, String text, String reason) {
    Send send = Sends.of(Channel.EMAIL, id, breaks(to), "subject", breaks(subject), "text", text);
    Delivery.Refused refused = assertInstanceOf(Delivery.Refused.class, deliver(SURFACE, send));
    assertTrue(refused.reason().startsWith(reason), refused.reason());
    assertEquals(0, server.getReceivedMessages().length);
  }

  private static String breaks(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no such user, true",
    "RCPT, 450 4.2.0 greylisted, false",
    "RCPT, 452 4.2.2 mailbox full, false",
    "MAIL, 553 5.1.8 sender unknown, true",
    "MAIL, 421 4.7.0 too many, false",
    "MAIL, 530 5.7.0 authenticate first, false",
    "DATA, 554 5.7.1 no, true",
    "DATA, 451 4.3.0 later, false",
    "., 552 5.3.4 too large, true",
    "., 451 4.3.0 later, false",
    "RCPT, bye, false"
  })
  void whatPassesIsToldFromWhatDoesNot(String word, String answer, boolean isLasting)
      throws IOException {
    try (ScriptedServer refusing = new ScriptedServer(Map.of(word, answer));
        Carrier channel = new SmtpChannel(at(refusing.url()), SURFACE)) {
      Send send = Sends.mail("a@b.example", "subject", "S", "text", "T");
      Delivery delivery = channel.deliver(send);
      String reason =
          delivery instanceof Delivery.Refused r
              ? r.reason()
              : ((Delivery.Later) delivery).reason();
      assertEquals(isLasting, delivery instanceof Delivery.Refused, reason);
      assertTrue(answer.equals("bye") || reason.contains(answer), reason);
      assertEquals(delivery, channel.deliver(send), "the channel goes on");
    }
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsAskedLater() throws IOException {
    try (ScriptedServer silent = new ScriptedServer(Map.of("RCPT", ""))) {
      SmtpServer server =
          new SmtpServer(silent.url(), "", Optional.empty(), Duration.ofMillis(300));
      try (Carrier channel = new SmtpChannel(server, SURFACE)) {
        Send send = Sends.mail("a@b.example", "subject", "S", "text", "T");
        assertInstanceOf(Delivery.Later.class, channel.deliver(send));
      }
    }
  }

  @Test
  void aServerThatIsNotThereMayComeBack() throws IOException {
    String url = "smtp://localhost:" + server.getSmtp().getPort();
    server.stop();
    try (Carrier channel = new SmtpChannel(at(url), SURFACE)) {
      Delivery.Later later =
          assertInstanceOf(
              Delivery.Later.class,
              channel.deliver(Sends.mail("a@b.example", "subject", "S", "text", "T")));
      assertTrue(later.reason().startsWith("the mail server cannot be used: "), later.reason());
    }
  }

  @Test
  void aPasswordIsNotSaidInTheOpen() throws IOException {
    try (ScriptedServer plain = new ScriptedServer(Map.of("EHLO", "250 AUTH PLAIN LOGIN"))) {
      SmtpServer server =
          new SmtpServer(plain.url(), "wend", Optional.of(new Secret("hush")), TIMEOUT);
      try (Carrier channel = new SmtpChannel(server, SURFACE)) {
        assertInstanceOf(
            Delivery.Later.class,
            channel.deliver(Sends.mail("a@b.example", "subject", "S", "text", "T")));
      }
      assertTrue(plain.heard().stream().noneMatch(l -> l.startsWith("AUTH")), "" + plain.heard());
    }
  }

  @Test
  void nothingConnectsBeforeTheFirstSend() throws IOException {
    try (ScriptedServer asked = new ScriptedServer(Map.of())) {
      try (Carrier channel = new SmtpChannel(at(asked.url()), SURFACE)) {
        assertEquals(0, asked.connections());
        channel.deliver(Sends.mail("a@b.example", "subject", "S", "text", "T"));
        assertEquals(1, asked.connections());
        assertEquals("EHLO shop.example", asked.heard().get(0));
        assertEquals(
            List.of("MAIL FROM:<news@shop.example>", "RCPT TO:<a@b.example>"),
            asked.heard().subList(1, 3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example", "http://mail.example", "smtp:///x", "smtp://a:b@mail.example"})
  void aBadServerIsToldBefore(String url) {
    assertTrue(at(url).problem().orElse("").contains(url));
    assertThrows(IllegalArgumentException.class, () -> new SmtpChannel(at(url), SURFACE).close());
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, '', '', is no mail address",
    "news@shop.example\\r\\nBcc: x@y.example, '', '', is no mail address",
    "news@shop.example, nobody, '', is no mail address",
    "news@shop.example, '', http://shop.example, begins with `https://`",
    "news@shop.example, '', https://shop.example/{size}, no value `size`"
  })
  void aBadSurfaceIsToldBefore(String from, String replyTo, String unsubscribe, String part) {
    String problem =
        new MailSurface(breaks(from), replyTo, unsubscribe, Optional.empty()).problem().orElse("");
    assertTrue(problem.contains(part), problem);
  }
}
