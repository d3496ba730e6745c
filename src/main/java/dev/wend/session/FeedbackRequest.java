package dev.wend.session;

import java.nio.file.Path;
import java.util.List;

/**
 * Turn what a provider tells of mails into events of reactions.
 *
 * @param provider the provider's word, as {@code sendgrid}
 * @param files of requests of its webhook, a line each
 * @param store whose outbox has the sends
 * @param out the file that gets the events, a line each; it is replaced
 */
public record FeedbackRequest(String provider, List<Path> files, Path store, Path out) {}
