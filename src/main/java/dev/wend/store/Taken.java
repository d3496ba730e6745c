package dev.wend.store;

/**
 * What there is of a file of events: what a second load of it leaves out. Lines that were refused
 * are not among them and are tried again.
 *
 * @param source the source's name in the script
 * @param file what tells the file from others of the source
 * @param bytes of the file when it was read
 * @param digest of those bytes: SHA-256 in hexadecimal digits
 * @param lines whose events the store has
 */
public record Taken(String source, String file, long bytes, String digest, LineSet lines) {
  Taken with(LineSet more) {
    return new Taken(source, file, bytes, digest, lines.union(more));
  }

  void write(Encoder to) {
    to.text(source);
    to.text(file);
    to.i64(bytes);
    to.text(digest);
    lines.write(to);
  }

  static Taken read(Decoder from) {
    return new Taken(from.text(), from.text(), from.i64(), from.text(), LineSet.read(from));
  }
}
