package dev.wend.lib;

import dev.wend.value.Text;
import java.util.List;
import java.util.Locale;

/**
 * Of e-mail addresses and of addresses of the web. {@code
 * scheme://user@host:port/path?query#fragment} is cut as RFC 3986 does it; nothing is decoded but
 * the value of a parameter.
 */
final class Addresses {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "emailDomain(email: string): string",
              "What follows the last `@`, in small letters; nothing where there is no `@` with text on both sides.",
              Addresses::emailDomain,
              "emailDomain(\"ada@Example.org\")",
              "\"example.org\"",
              "emailDomain(\"ada\")",
              "missing")
          .row(
              "emailUser(email: string): string",
              "What stands before the last `@`, as it is written; nothing where there is no `@` with text on both sides.",
              Addresses::emailUser,
              "emailUser(\"Ada.King@example.org\")",
              "\"Ada.King\"",
              "emailUser(\"ada\")",
              "missing")
          .row(
              "isEmail(text: string): bool",
              "Whether a text has the form of an e-mail address: one `@`, a part before it without blanks, a domain of at least two names behind it.",
              in -> in.give(isEmail(in.text(0)) ? 1 : 0),
              "isEmail(\"ada@example.org\")",
              "true",
              "isEmail(\"ada@example\")",
              "false")
          .row(
              "urlScheme(url: string): string",
              "What stands before `://`, in small letters; nothing where a text is no address of the web.",
              in -> giveLower(in, 0, schemeEnd(in.text(0))),
              "urlScheme(\"HTTPS://shop.example/sale\")",
              "\"https\"",
              "urlScheme(\"shop.example\")",
              "missing")
          .row(
              "urlHost(url: string): string",
              "The host of an address of the web, in small letters, without user and port.",
              Addresses::host,
              "urlHost(\"https://Shop.example:8443/sale?id=7\")",
              "\"shop.example\"",
              "urlHost(\"shop.example\")",
              "missing")
          .row(
              "urlPath(url: string): string",
              "The path of an address of the web, from its `/` on; empty where there is none.",
              Addresses::path,
              "urlPath(\"https://shop.example/sale/boots?id=7\")",
              "\"/sale/boots\"",
              "urlPath(\"https://shop.example\")",
              "\"\"")
          .row(
              "urlQuery(url: string): string",
              "What stands between `?` and `#` in an address of the web; nothing where there is no `?`.",
              Addresses::query,
              "urlQuery(\"https://shop.example/sale?id=7&size=9#top\")",
              "\"id=7&size=9\"",
              "urlQuery(\"https://shop.example/sale\")",
              "missing")
          .row(
              "urlFragment(url: string): string",
              "What follows `#` in an address of the web; nothing where there is no `#`.",
              Addresses::fragment,
              "urlFragment(\"https://shop.example/sale#top\")",
              "\"top\"")
          .row(
              "urlParameter(url: string, name: string): string",
              "The decoded value of the first parameter of a name; nothing where there is none.",
              Addresses::parameter,
              "urlParameter(\"https://shop.example/?utm_source=spring+mail\", \"utm_source\")",
              "\"spring mail\"",
              "urlParameter(\"https://shop.example/?a=1\", \"b\")",
              "missing")
          .rows();

  private Addresses() {}

  // ---- e-mail

  /** Where the last {@code @} stands that has text on both sides; -1 where there is none. */
  private static int at(Text text) {
    int at = text.length - 1;
    while (at >= 0 && text.bytes[text.offset + at] != '@') {
      at--;
    }
    return at > 0 && at < text.length - 1 ? at : -1;
  }

  private static void emailDomain(Invocation in) {
    int at = at(in.text(0));
    if (at >= 0) {
      giveLower(in, at + 1, in.text(0).length);
    }
  }

  private static void emailUser(Invocation in) {
    Text text = in.text(0);
    int at = at(text);
    if (at >= 0) {
      in.give(text.bytes, text.offset, at);
    }
  }

  private static boolean isEmail(Text text) {
    int at = at(text);
    if (at < 0 || find(text, "@", 0, at) < at) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      if (b >= 0 && (b <= ' ' || b == 0x7F || "\"(),:;<>[\\]".indexOf(b) >= 0)) {
        return false;
      }
    }
    return hasDots(text, 0, at) && isDomain(text, at + 1);
  }

  /** Dots stand between other characters only. */
  private static boolean hasDots(Text text, int from, int to) {
    boolean dot = true;
    for (int i = from; i < to; i++) {
      boolean next = text.bytes[text.offset + i] == '.';
      if (dot && next) {
        return false;
      }
      dot = next;
    }
    return !dot;
  }

  private static boolean isDomain(Text text, int from) {
    for (int i = from; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      boolean inside = i > from && text.bytes[text.offset + i - 1] != '.';
      boolean edge = !inside || i + 1 == text.length || text.bytes[text.offset + i + 1] == '.';
      boolean letter = b < 0 || Character.isLetterOrDigit(b);
      if (!letter && b != '.' && (b != '-' || edge)) {
        return false;
      }
    }
    return hasDots(text, from, text.length) && find(text, ".", from, text.length) < text.length;
  }

  // ---- the web

  /** Where the first of some ASCII characters stands; {@code to} where there is none. */
  private static int find(Text text, String some, int from, int to) {
    for (int i = from; i < to; i++) {
      if (some.indexOf(text.bytes[text.offset + i]) >= 0) {
        return i;
      }
    }
    return to;
  }

  /** Where {@code ://} stands behind a scheme; -1 where there is none. */
  private static int schemeEnd(Text text) {
    int end = find(text, ":/?#", 0, text.length);
    boolean whole =
        end > 0
            && end + 2 < text.length
            && text.bytes[text.offset + end] == ':'
            && text.bytes[text.offset + end + 1] == '/'
            && text.bytes[text.offset + end + 2] == '/';
    for (int i = 0; whole && i < end; i++) {
      byte b = text.bytes[text.offset + i];
      whole = b > 0 && (Character.isLetter(b) || (i > 0 && "0123456789+-.".indexOf(b) >= 0));
    }
    return whole ? end : -1;
  }

  /** Where the host, its user and port end; -1 where the text is no address. */
  private static int hostEnd(Text text) {
    int scheme = schemeEnd(text);
    return scheme < 0 ? -1 : find(text, "/?#", scheme + 3, text.length);
  }

  private static void host(Invocation in) {
    Text text = in.text(0);
    int end = hostEnd(text);
    if (end < 0) {
      return;
    }
    int from = schemeEnd(text) + 3;
    for (int i = from; i < end; i++) {
      from = text.bytes[text.offset + i] == '@' ? i + 1 : from;
    }
    boolean bracket = from < end && text.bytes[text.offset + from] == '[';
    int to = bracket ? Math.min(find(text, "]", from, end) + 1, end) : find(text, ":", from, end);
    if (to > from) {
      giveLower(in, from, to);
    }
  }

  private static void path(Invocation in) {
    Text text = in.text(0);
    int from = hostEnd(text);
    if (from >= 0) {
      in.give(text.bytes, text.offset + from, find(text, "?#", from, text.length) - from);
    }
  }

  /** Where the query begins, behind its {@code ?}; -1 where there is none. */
  private static int queryStart(Text text) {
    int from = hostEnd(text);
    int at = from < 0 ? text.length : find(text, "?#", from, text.length);
    return at < text.length && text.bytes[text.offset + at] == '?' ? at + 1 : -1;
  }

  private static void query(Invocation in) {
    Text text = in.text(0);
    int from = queryStart(text);
    if (from >= 0) {
      in.give(text.bytes, text.offset + from, find(text, "#", from, text.length) - from);
    }
  }

  private static void fragment(Invocation in) {
    Text text = in.text(0);
    int from = hostEnd(text);
    int at = from < 0 ? text.length : find(text, "#", from, text.length);
    if (at < text.length) {
      in.give(text.bytes, text.offset + at + 1, text.length - at - 1);
    }
  }

  private static void parameter(Invocation in) {
    Text text = in.text(0);
    int from = queryStart(text);
    int end = from < 0 ? -1 : find(text, "#", from, text.length);
    while (from >= 0 && from < end) {
      int to = find(text, "&", from, end);
      int equals = find(text, "=", from, to);
      if (Encodings.isEncoded(text, from, equals, in.text(1))) {
        Encodings.giveDecodedUrl(in, text, Math.min(equals + 1, to), to);
        return;
      }
      from = to + 1;
    }
  }

  /** A piece in small letters; nothing where {@code to} is negative. */
  private static void giveLower(Invocation in, int from, int to) {
    Text text = in.text(0);
    int length = to - from;
    if (to < 0) {
      return;
    }
    byte[] room = in.scratch(length);
    for (int i = 0; i < length; i++) {
      byte b = text.bytes[text.offset + from + i];
      if (b < 0) {
        String piece = new Text().set(text.bytes, text.offset + from, length).toString();
        Utf8.give(in, piece.toLowerCase(Locale.ROOT));
        return;
      }
      room[i] = b >= 'A' && b <= 'Z' ? (byte) (b ^ 0x20) : b;
    }
    in.give(room, 0, length);
  }
}
