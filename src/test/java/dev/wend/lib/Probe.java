package dev.wend.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Calendars;
import dev.wend.value.Lane;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A call with given lanes and texts, which looks at what is given: its type, its range, its form.
 */
final class Probe implements Invocation {
  /** What stands around the text arguments in their arrays, and must not be seen. */
  private static final String AROUND = "\u00fcX@";

  private final Fn.Resolved resolved;
  private final List<Object> arguments;
  private final Instant now;
  private final ZoneId zone;
  private Optional<Object> result = Optional.empty();
  private final List<Object> items = new ArrayList<>();

  Probe(Fn.Resolved resolved, List<Object> arguments, Instant now, ZoneId zone) {
    this.resolved = resolved;
    this.arguments = arguments;
    this.now = now;
    this.zone = zone;
  }

  /** What was given, a lane or a text; empty where it is missing. */
  Optional<Object> result() {
    return result;
  }

  @Override
  public long number(int i) {
    return (Long) arguments.get(i);
  }

  @Override
  public double real(int i) {
    assertEquals(Scalar.DOUBLE, type(i));
    return Double.longBitsToDouble(number(i));
  }

  @Override
  public Text text(int i) {
    return around(arguments.get(i));
  }

  private static Text around(Object text) {
    byte[] around = AROUND.getBytes(StandardCharsets.UTF_8);
    byte[] all = (AROUND + text + AROUND).getBytes(StandardCharsets.UTF_8);
    return new Text().set(all, around.length, all.length - 2 * around.length);
  }

  @Override
  public int count(int i) {
    return ((List<?>) arguments.get(i)).size();
  }

  @Override
  public long number(int i, int at) {
    return (Long) ((List<?>) arguments.get(i)).get(at);
  }

  @Override
  public Text text(int i, int at) {
    return around(((List<?>) arguments.get(i)).get(at));
  }

  @Override
  public Pattern pattern(int i) {
    return Pattern.of((String) arguments.get(i));
  }

  @Override
  public Optional<ZoneId> zone(int i) {
    return Reading.ofZones().of(text(i));
  }

  @Override
  public Type type(int i) {
    return resolved.arguments().get(i);
  }

  @Override
  public Type resultType() {
    return resolved.result();
  }

  @Override
  public long now() {
    return now.toEpochMilli();
  }

  @Override
  public long today() {
    return LocalDate.ofInstant(now, zone).toEpochDay();
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public long local(long instant) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), zone)
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  @Override
  public byte[] scratch(int capacity) {
    byte[] room = new byte[capacity];
    Arrays.fill(room, (byte) 0xC3);
    return room;
  }

  @Override
  public void give(long lane) {
    assertNotEquals(Scalar.STRING, itemType());
    assertNotEquals(Scalar.DOUBLE, itemType());
    boolean inRange =
        lane == Lane.MISSING || itemType().isNumber() || isValue((Scalar) itemType(), lane);
    assertTrue(inRange, () -> lane + " is no " + resultType());
    add(lane == Lane.MISSING ? Optional.empty() : Optional.of(lane));
  }

  private static boolean isValue(Scalar type, long lane) {
    return switch (type) {
      case BOOL -> lane == 0 || lane == 1;
      case DATE -> Calendars.isDate(lane);
      case DATETIME -> Calendars.isInstant(lane);
      case TIME -> lane >= 0 && lane < Calendars.DAY;
      case DURATION -> true;
      default -> false;
    };
  }

  @Override
  public void give(double value) {
    assertEquals(Scalar.DOUBLE, itemType());
    add(Double.isFinite(value) ? Optional.of(value + 0.0) : Optional.empty());
  }

  @Override
  public void give(byte[] utf8, int offset, int length) {
    try {
      ByteBuffer slice = ByteBuffer.wrap(utf8, offset, length);
      give(StandardCharsets.UTF_8.newDecoder().decode(slice).toString());
    } catch (CharacterCodingException e) {
      throw new AssertionError("no UTF-8", e);
    }
  }

  @Override
  public void give(String text) {
    assertEquals(Scalar.STRING, itemType());
    assertTrue(Normalizer.isNormalized(text, Normalizer.Form.NFC), text);
    assertTrue(text.length() <= 2 * Utf8.MOST_BYTES, "too long");
    add(Optional.of(text));
  }

  private Type itemType() {
    return resultType() instanceof Type.ListOf list ? list.item() : resultType();
  }

  /** A list is given item by item. */
  private void add(Optional<Object> given) {
    if (resultType() instanceof Type.ListOf) {
      given.ifPresent(items::add);
      result = Optional.of(items);
    } else {
      result = given;
    }
  }
}
