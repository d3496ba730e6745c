package dev.wend.channel;

import dev.wend.json.JsonLines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Sends in one array of bytes, in the order in which they were put: what many have in common is
 * said once ({@link SendForm}). It is also what a batch of the binary outbox holds.
 *
 * <pre>
 * forms:  count, of each: channel, message, source, count of parts, of each: name, count and texts
 * sends:  count, of each:
 *   head      its form × 4, + 1 where the id is 32 hexadecimal digits, + 2 where the instant is
 *             that of the send before
 *   instant   seconds since 1970 i64, nanoseconds i32; nothing where it is that of the send before
 *   id        16 bytes, or a text
 *   texts     profile, to, the values of the parts
 * </pre>
 *
 * Counts and lengths have 7 bits a byte, the lowest first, the last below 128; texts are UTF-8
 * behind their length; i64 and i32 are little-endian.
 */
public final class PackedSends implements Iterable<Send> {
  private static final int HASHED = 1;
  private static final int SAME_INSTANT = 2;
  private static final int FORM = 4;
  private static final int ID_DIGITS = 32;
  private static final int FIRST_ROOM = 1 << 12;
  private static final HexFormat HEX = HexFormat.of();

  private final Map<SendForm, Integer> numbers = new HashMap<>();
  private final List<SendForm> forms = new ArrayList<>();
  private final PackedBytes bytes;
  private int count;
  private long lastSecond = Long.MIN_VALUE;
  private int lastNano;

  public PackedSends() {
    this(0);
  }

  /**
   * @param size about how many bytes there will be
   */
  public PackedSends(int size) {
    bytes = new PackedBytes(Math.max(FIRST_ROOM, size + size / 8));
  }

  private PackedSends(PackedBytes bytes) {
    this.bytes = bytes;
  }

  public int count() {
    return count;
  }

  /** How many bytes there are, but for what they have in common. */
  public int size() {
    return bytes.size();
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** The number of a form, by which {@link #begin} takes it. */
  public int form(SendForm form) {
    Integer known = numbers.get(form);
    if (known != null) {
      return known;
    }
    numbers.put(form, forms.size());
    forms.add(form);
    return forms.size() - 1;
  }

  /**
   * Begins a send whose id is 32 hexadecimal digits; {@link #text} gives its profile, its address
   * and the values of its parts.
   *
   * @param at in epoch milliseconds
   * @param high the first 16 digits
   * @param low the others
   */
  public void begin(int form, long at, long high, long low) {
    head(form, HASHED, Math.floorDiv(at, 1000L), Math.floorMod(at, 1000) * 1_000_000);
    bytes.i64(high);
    bytes.i64(low);
  }

  private void head(int form, int flags, Instant at) {
    head(form, flags, at.getEpochSecond(), at.getNano());
  }

  private void head(int form, int flags, long second, int nano) {
    boolean isSame = count > 0 && second == lastSecond && nano == lastNano;
    bytes.number(form * FORM + flags + (isSame ? SAME_INSTANT : 0));
    if (!isSame) {
      bytes.i64(second);
      bytes.i32(nano);
      lastSecond = second;
      lastNano = nano;
    }
    count++;
  }

  /** Gives the send that was begun last its next text, in UTF-8. */
  public void text(byte[] utf8, int offset, int length) {
    bytes.text(utf8, offset, length);
  }

  /** The same. */
  public void text(String text) {
    byte[] utf8 = JsonLines.whole(text).getBytes(StandardCharsets.UTF_8);
    bytes.text(utf8, 0, utf8.length);
  }

  /** Puts a send. */
  public void add(Send send) {
    int form = form(SendForm.whole(send));
    if (isHashed(send.id())) {
      head(form, HASHED, send.at());
      bytes.i64(HexFormat.fromHexDigitsToLong(send.id(), 0, ID_DIGITS / 2));
      bytes.i64(HexFormat.fromHexDigitsToLong(send.id(), ID_DIGITS / 2, ID_DIGITS));
    } else {
      head(form, 0, send.at());
      text(send.id());
    }
    text(send.profile());
    text(send.to());
    send.content().values().forEach(this::text);
  }

  private static boolean isHashed(String id) {
    boolean is = id.length() == ID_DIGITS;
    for (int i = 0; is && i < ID_DIGITS; i++) {
      char c = id.charAt(i);
      is = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return is;
  }

  /** Sends of a batch, packed. */
  static PackedSends of(Iterable<Send> sends) {
    if (sends instanceof PackedSends packed) {
      return packed;
    }
    PackedSends packed = new PackedSends();
    sends.forEach(packed::add);
    return packed;
  }

  // ---- written and read as a whole

  /** The forms and how many sends there are, as they stand before the sends. */
  byte[] headBytes() {
    PackedBytes head = new PackedBytes(FIRST_ROOM);
    head.number(forms.size());
    for (SendForm form : forms) {
      text(head, form.channel().word());
      text(head, form.message());
      text(head, form.source());
      head.number(form.parts().size());
      for (SendForm.Part part : form.parts()) {
        text(head, part.name());
        head.number(part.literals().size());
        part.literals().forEach(literal -> text(head, literal));
      }
    }
    head.number(count);
    return Arrays.copyOf(head.array(), head.size());
  }

  private static void text(PackedBytes to, String text) {
    byte[] utf8 = JsonLines.whole(text).getBytes(StandardCharsets.UTF_8);
    to.text(utf8, 0, utf8.length);
  }

  /** The sends' own bytes. */
  PackedBytes bytes() {
    return bytes;
  }

  /** What {@link #headBytes} and {@link #bytes} give, one behind the other. */
  static PackedSends read(byte[] whole) {
    PackedBytes.Reader from = new PackedBytes.Reader(whole, 0);
    List<SendForm> forms = new ArrayList<>();
    for (int n = from.number(); n > 0; n--) {
      Channel channel = Channel.of(from.text()).orElseThrow();
      String message = from.text();
      String source = from.text();
      List<SendForm.Part> parts = new ArrayList<>();
      for (int p = from.number(); p > 0; p--) {
        String name = from.text();
        List<String> literals = new ArrayList<>();
        for (int l = from.number(); l > 0; l--) {
          literals.add(from.text());
        }
        parts.add(new SendForm.Part(name, literals));
      }
      forms.add(new SendForm(channel, message, source, parts));
    }
    int count = from.number();
    PackedSends read =
        new PackedSends(new PackedBytes(Arrays.copyOfRange(whole, from.at(), whole.length)));
    read.count = count;
    forms.forEach(read::form);
    return read;
  }

  @Override
  public Iterator<Send> iterator() {
    return new Unpacking();
  }

  /** Makes one send after another. */
  private final class Unpacking implements Iterator<Send> {
    private final PackedBytes.Reader from = new PackedBytes.Reader(bytes.array(), 0);
    private int next;
    private Instant at = Instant.EPOCH;

    @Override
    public boolean hasNext() {
      return next < count;
    }

    @Override
    public Send next() {
      if (next == count) {
        throw new NoSuchElementException();
      }
      next++;
      int head = from.number();
      if ((head & SAME_INSTANT) == 0) {
        long second = from.i64();
        at = Instant.ofEpochSecond(second, from.i32());
      }
      String id =
          (head & HASHED) == 0
              ? from.text()
              : HEX.toHexDigits(from.i64()) + HEX.toHexDigits(from.i64());
      SendForm form = forms.get(head / FORM);
      String profile = from.text();
      String to = from.text();
      Map<String, String> content = new LinkedHashMap<>();
      form.parts().forEach(part -> content.put(part.name(), text(part.literals())));
      return new Send(id, at, profile, form.channel(), form.message(), to, content, form.source());
    }

    private String text(List<String> literals) {
      StringBuilder text = new StringBuilder(literals.get(0));
      for (String literal : literals.subList(1, literals.size())) {
        text.append(from.text()).append(literal);
      }
      return text.toString();
    }
  }
}
