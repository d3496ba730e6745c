package dev.wend.channel;

import dev.wend.value.Escape;
import dev.wend.value.Text;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a mail of a send. */
final class Mail {
  private static final String UTF8 = StandardCharsets.UTF_8.name();
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  /** A host's label has so many letters at most, and what stands before the @ one more. */
  private static final int LONGEST_PLAIN = 63;

  private static final byte OTHER = 0;
  private static final byte LETTER = 1;

  /** A mark that a host may have, too. */
  private static final byte MARK = 2;

  private static final byte AT = 3;
  private static final byte NAME_MARK = 4;

  /** By byte: what it is in a plain address. */
  private static final byte[] PLAIN = new byte[256];

  static {
    for (int c = 0; c < PLAIN.length; c++) {
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      PLAIN[c] = isLetter ? LETTER : OTHER;
    }
    PLAIN['.'] = MARK;
    PLAIN['-'] = MARK;
    PLAIN['@'] = AT;
    PLAIN['_'] = NAME_MARK;
    PLAIN['+'] = NAME_MARK;
  }

  private static final Pattern BODY = Pattern.compile("(?i)<body(\\s[^>]*)?>");
  private static final int LONGEST_LINE = 900;

  private final MailSurface surface;
  private final InternetAddress from;

  Mail(MailSurface surface) {
    this.surface = surface;
    this.from = MailSurface.sender(surface.from()).orElseThrow();
  }

  /** The address that a server reports to. */
  String sender() {
    return from.getAddress();
  }

  /** The host in the sender's address. */
  String host() {
    return sender().substring(sender().lastIndexOf('@') + 1);
  }

  /** Why a send cannot become a mail, as a sentence without its end. */
  Optional<String> problem(Send send) {
    if (!ID.matcher(send.id()).matches()) {
      return Optional.of("an id that holds more than letters, digits and `._-` cannot name a mail");
    }
    if (!HeaderText.isFit(send.part("subject"))) {
      return Optional.of("the subject holds a line break or another control");
    }
    if (!HeaderText.isFit(send.to())) {
      return Optional.of("the address holds a line break or another control");
    }
    if (to(send).isEmpty()) {
      return Optional.of("the address is no mail address");
    }
    if (unsubscribe(send).length() > LONGEST_LINE) {
      return Optional.of("the address for leaving is too long");
    }
    return send.part("html").isEmpty() && send.part("text").isEmpty()
        ? Optional.of("the mail is empty")
        : Optional.empty();
  }

  /** Whether a mail can be sent to an address. */
  static boolean isAddress(String address) {
    return isPlain(Text.of(address)) || to(address).isPresent();
  }

  /** What most addresses are: ASCII letters and digits with single marks between, around an @. */
  static boolean isPlain(Text address) {
    boolean isMark = true;
    boolean isHost = false;
    for (int i = address.offset; i < address.offset + address.length; i++) {
      byte kind = PLAIN[address.bytes[i] & 0xFF];
      if (kind != LETTER && (isMark || kind == OTHER || (isHost && kind != MARK))) {
        return false;
      }
      isMark = kind != LETTER;
      isHost |= kind == AT;
    }
    return isHost && !isMark && address.length <= LONGEST_PLAIN;
  }

  private static Optional<InternetAddress> to(Send send) {
    return to(send.to());
  }

  /** Where a mail goes: one address without a name; a host's letters of other scripts as IDNA. */
  private static Optional<InternetAddress> to(String to) {
    String text = to.strip();
    int at = text.lastIndexOf('@');
    if (at <= 0 || !HeaderText.isFit(text)) {
      return Optional.empty();
    }
    try {
      String plain = text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1));
      InternetAddress address = new InternetAddress(plain, true);
      boolean isOne = !address.isGroup() && plain.equals(address.getAddress());
      boolean isAscii = plain.chars().allMatch(c -> c < 0x80);
      return isOne && isAscii ? Optional.of(address) : Optional.empty();
    } catch (AddressException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private String unsubscribe(Send send) {
    return new Blanks(surface.unsubscribe()).fill(send.values(), Escape::url);
  }

  /**
   * The mail of a send without a problem.
   *
   * @throws MessagingException if the library does not take it
   */
  MimeMessage of(Send send, Session session) throws MessagingException {
    MimeMessage mail = new Named(session, "<" + send.id() + "@" + host() + ">");
    mail.setFrom(named(from));
    if (!surface.replyTo().isEmpty()) {
      mail.setReplyTo(
          new InternetAddress[] {named(MailSurface.sender(surface.replyTo()).orElseThrow())});
    }
    mail.setRecipient(Message.RecipientType.TO, to(send).orElseThrow());
    mail.setSubject(send.part("subject"), UTF8);
    mail.setSentDate(Date.from(send.at()));
    if (!surface.unsubscribe().isEmpty()) {
      mail.setHeader("List-Unsubscribe", "<" + unsubscribe(send) + ">");
      if (surface.unsubscribe().startsWith("https:")) {
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    if (surface.provider().isPresent()) {
      Provider provider = surface.provider().get();
      mail.setHeader(provider.header(), provider.headerValue(send.id()));
    }
    content(mail, send);
    mail.saveChanges();
    return mail;
  }

  private static InternetAddress named(InternetAddress address) throws MessagingException {
    try {
      return address.getPersonal() == null
          ? address
          : new InternetAddress(address.getAddress(), address.getPersonal(), UTF8);
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("every Java has UTF-8", e);
    }
  }

  private static void content(MimeMessage mail, Send send) throws MessagingException {
    String html = html(send);
    String text = send.part("text");
    if (html.isEmpty()) {
      mail.setText(text, UTF8, "plain");
    } else if (text.isEmpty()) {
      mail.setText(html, UTF8, "html");
    } else {
      MimeBodyPart plain = new MimeBodyPart();
      plain.setText(text, UTF8, "plain");
      MimeBodyPart rich = new MimeBodyPart();
      rich.setText(html, UTF8, "html");
      // a reader's program shows the last that it can
      mail.setContent(new MimeMultipart("alternative", plain, rich));
    }
  }

  /** The HTML with what lists of mails show, hidden, at its beginning. */
  private static String html(Send send) {
    String html = send.part("html");
    String preheader = send.part("preheader");
    if (html.isEmpty() || preheader.isEmpty()) {
      return html;
    }
    String hidden =
        "<div style=\"display:none;max-height:0;overflow:hidden\">"
            + Escape.html(preheader)
            + "</div>";
    Matcher body = BODY.matcher(html);
    int at = body.find() ? body.end() : 0;
    return html.substring(0, at) + hidden + html.substring(at);
  }

  /** A mail whose id is ours; the library would make one of the time and the host's name. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
