package dev.wend.store;

/**
 * How far a file of events is taken: what a second load of it leaves out.
 *
 * @param source the source's name in the script
 * @param file what tells the file from others of the source
 * @param bytes of the file, from its beginning, whose events are taken, or were refused
 * @param lines in those bytes
 * @param digest of those bytes: SHA-256 in hexadecimal digits
 */
public record Taken(String source, String file, long bytes, long lines, String digest) {
  void write(Encoder to) {
    to.text(source);
    to.text(file);
    to.i64(bytes);
    to.i64(lines);
    to.text(digest);
  }

  static Taken read(Decoder from) {
    return new Taken(from.text(), from.text(), from.i64(), from.i64(), from.text());
  }
}
