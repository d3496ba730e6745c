/**
 * The channels that messages go out by: the table of them, the outbox, mail and HTTP, and what
 * comes back. Takes a finished message and delivers it; the only place that sees the mail library
 * and the JDK's HTTP client. Knows nothing of journeys, the store and syntax.
 */
package dev.wend.channel;
