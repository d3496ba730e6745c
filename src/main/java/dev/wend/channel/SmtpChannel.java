package dev.wend.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Hands sends on as mail. A connection is made with the first send and kept for the next ones. What
 * the server answers with 5xx is refused; 4xx, no answer, no connection and a refused password mean
 * later, for then nothing is wrong with the send.
 */
public final class SmtpChannel implements Carrier {
  private static final int SERVICE = 500;
  private static final int AUTHENTICATION_FIRST = 530;
  private static final int AUTHENTICATION_LAST = 539;

  private final SmtpServer server;
  private final Mail mail;
  private final Session session;
  private Optional<Transport> connection = Optional.empty();

  /**
   * @throws IllegalArgumentException if one of them has a problem; its user is told before
   */
  public SmtpChannel(SmtpServer server, MailSurface surface) {
    server
        .problem()
        .or(surface::problem)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    this.server = server;
    this.mail = new Mail(surface);
    this.session = Session.getInstance(server.properties(mail.host(), mail.sender()));
  }

  @Override
  public synchronized Delivery deliver(Send send) {
    Optional<String> problem = mail.problem(send);
    if (problem.isPresent()) {
      return new Delivery.Refused(problem.get());
    }
    Message message;
    try {
      message = mail.of(send, session);
    } catch (MessagingException e) {
      return new Delivery.Refused("no mail can be made of it: " + said(e));
    }
    Transport open;
    try {
      open = connected();
    } catch (MessagingException e) {
      close();
      return new Delivery.Later("the mail server cannot be used: " + said(e), Duration.ZERO);
    }
    try {
      open.sendMessage(message, message.getAllRecipients());
      return new Delivery.Sent("");
    } catch (MessagingException e) {
      return failed(e);
    }
  }

  private Transport connected() throws MessagingException {
    if (connection.isPresent() && connection.get().isConnected()) {
      return connection.get();
    }
    close();
    Transport fresh = session.getTransport(server.protocol());
    connection = Optional.of(fresh);
    String user = server.user().isEmpty() ? null : server.user();
    String password = server.password().map(Secret::value).orElse(null);
    fresh.connect(server.host(), server.port(), user, password);
    return fresh;
  }

  private Delivery failed(MessagingException fault) {
    int code = code(fault);
    String reason = "the mail server answers: " + said(fault);
    boolean isOurs = code >= AUTHENTICATION_FIRST && code <= AUTHENTICATION_LAST;
    if (code >= SERVICE && !isOurs) {
      return new Delivery.Refused(reason);
    }
    if (code < 0) {
      close(); // nobody knows what the server heard
    }
    return new Delivery.Later(reason, Duration.ZERO);
  }

  /** What the server answered, about the address first; -1 where it answered nothing. */
  private static int code(Exception fault) {
    int code = -1;
    for (Exception at = fault; at instanceof MessagingException e; at = e.getNextException()) {
      if (e instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (e instanceof SMTPSenderFailedException sender) {
        code = sender.getReturnCode();
      } else if (e instanceof SMTPSendFailedException send && code < 0) {
        code = send.getReturnCode();
      }
    }
    return code;
  }

  /** The innermost message that the library has of what the server said. */
  private static String said(MessagingException fault) {
    Exception at = fault;
    while (at instanceof SendFailedException e && e.getNextException() != null) {
      at = e.getNextException();
    }
    return HeaderText.shown(String.valueOf(at.getMessage()));
  }

  @Override
  public synchronized void close() {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (MessagingException e) {
      // The server has gone already.
    }
    connection = Optional.empty();
  }
}
