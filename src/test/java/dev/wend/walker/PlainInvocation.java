package dev.wend.walker;

import dev.wend.lib.Invocation;
import dev.wend.lib.Reading;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call of one function over plain values. */
final class PlainInvocation implements Invocation {
  private final List<Type> types;
  private final Object[] arguments;
  private final Type resultType;
  private final Instant now;
  private final ZoneId zone;
  private final List<Object> items = new ArrayList<>();
  private Object result;

  PlainInvocation(List<Type> types, Object[] arguments, Type resultType, Instant now, ZoneId zone) {
    this.types = types;
    this.arguments = arguments;
    this.resultType = resultType;
    this.now = now;
    this.zone = zone;
  }

  /** What was given; {@code null} when nothing was. */
  Object result() {
    return resultType instanceof Type.ListOf ? items : result;
  }

  @Override
  public long number(int i) {
    return Lane.of(types.get(i), arguments[i]);
  }

  @Override
  public double real(int i) {
    return (Double) arguments[i];
  }

  @Override
  public Text text(int i) {
    return Text.of((String) arguments[i]);
  }

  @Override
  public int count(int i) {
    return ((List<?>) arguments[i]).size();
  }

  @Override
  public long number(int i, int at) {
    return Lane.of(((Type.ListOf) types.get(i)).item(), ((List<?>) arguments[i]).get(at));
  }

  @Override
  public Text text(int i, int at) {
    return Text.of((String) ((List<?>) arguments[i]).get(at));
  }

  @Override
  public Pattern pattern(int i) {
    return Reading.ofPatterns().of(text(i));
  }

  @Override
  public Optional<ZoneId> zone(int i) {
    return Reading.ofZones().of(text(i));
  }

  @Override
  public Type type(int i) {
    return types.get(i);
  }

  @Override
  public Type resultType() {
    return resultType;
  }

  @Override
  public long now() {
    return now.toEpochMilli();
  }

  @Override
  public long today() {
    return now.atZone(zone).toLocalDate().toEpochDay();
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
    return new byte[capacity];
  }

  @Override
  public void give(long lane) {
    add(lane == Lane.MISSING ? null : Lane.outside(itemType(), lane));
  }

  @Override
  public void give(double value) {
    add(Double.isFinite(value) ? value + 0.0 : null);
  }

  @Override
  public void give(byte[] utf8, int offset, int length) {
    give(new String(utf8, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void give(String text) {
    if (!itemType().equals(Scalar.STRING)) {
      throw new AssertionError("a text for a " + resultType);
    }
    add(text);
  }

  private Type itemType() {
    return resultType instanceof Type.ListOf list ? list.item() : resultType;
  }

  private void add(Object given) {
    if (given != null) {
      items.add(given);
    }
    result = given;
  }
}
