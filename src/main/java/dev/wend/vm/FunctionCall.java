package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.lib.Invocation;
import dev.wend.lib.Reading;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Bytes;
import dev.wend.value.Kernels;
import dev.wend.value.Lane;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A function's arguments and result, for one row after another. */
final class FunctionCall implements Invocation {
  final Entry.Call call;
  final int[] registers;
  final boolean[] isText;
  final boolean[] isList;
  private final long[] numbers;
  private final Text[] texts;
  private final ListSlice[] lists;
  private final Text item = new Text();
  private final List<Reading<Pattern>> patterns = new ArrayList<>();
  private final List<Reading<Optional<ZoneId>>> zones = new ArrayList<>();
  private final Bound bound;
  private final Bytes result = new Bytes(32);
  private byte[] scratch = new byte[64];
  private long lane;
  private boolean given;

  /** Where results go while a list is given; else {@code null}. */
  private ListValues items;

  FunctionCall(Entry.Call call, Bound bound) {
    this.call = call;
    this.bound = bound;
    int n = call.types().size();
    registers = new int[n];
    isText = new boolean[n];
    isList = new boolean[n];
    numbers = new long[n];
    texts = new Text[n];
    lists = new ListSlice[n];
    for (int i = 0; i < n; i++) {
      registers[i] = call.registers().get(i);
      isText[i] = call.types().get(i) == Scalar.STRING;
      isList[i] = call.types().get(i) instanceof Type.ListOf;
      lists[i] = new ListSlice();
      texts[i] = new Text();
      patterns.add(Reading.ofPatterns());
      zones.add(Reading.ofZones());
    }
  }

  /** Those of a program, by place in the pool. */
  static FunctionCall[] all(Bound bound) {
    FunctionCall[] calls = new FunctionCall[bound.program.pool().size()];
    for (int i = 0; i < calls.length; i++) {
      if (bound.program.pool().get(i) instanceof Entry.Call call) {
        calls[i] = new FunctionCall(call, bound);
      }
    }
    return calls;
  }

  void set(int i, long number) {
    numbers[i] = number;
  }

  /** The slice to point at argument {@code i}. */
  Text argument(int i) {
    return texts[i];
  }

  /** The list to point at argument {@code i}. */
  ListSlice list(int i) {
    return lists[i];
  }

  /** Calls a function that gives a list, and adds its items. */
  void invoke(ListValues into) {
    items = into;
    call.function().body().call(this);
    items = null;
  }

  /** Calls the function; returns whether there is a result. */
  boolean invoke() {
    given = false;
    call.function().body().call(this);
    return given;
  }

  long lane() {
    return lane;
  }

  Bytes bytes() {
    return result;
  }

  @Override
  public long number(int i) {
    return numbers[i];
  }

  @Override
  public double real(int i) {
    return Double.longBitsToDouble(numbers[i]);
  }

  @Override
  public Text text(int i) {
    return texts[i];
  }

  @Override
  public int count(int i) {
    return lists[i].count;
  }

  @Override
  public long number(int i, int at) {
    return lists[i].number(at);
  }

  @Override
  public Text text(int i, int at) {
    return lists[i].text(at, item);
  }

  @Override
  public Pattern pattern(int i) {
    return patterns.get(i).of(texts[i]);
  }

  @Override
  public Optional<ZoneId> zone(int i) {
    return zones.get(i).of(texts[i]);
  }

  @Override
  public Type type(int i) {
    return call.types().get(i);
  }

  @Override
  public Type resultType() {
    return call.result();
  }

  @Override
  public long now() {
    return bound.now;
  }

  @Override
  public long today() {
    return bound.today;
  }

  @Override
  public ZoneId zone() {
    return bound.program.zone();
  }

  @Override
  public long local(long instant) {
    return bound.offsets.local(instant);
  }

  @Override
  public byte[] scratch(int capacity) {
    if (scratch.length < capacity) {
      scratch = new byte[Math.max(capacity, scratch.length * 2)];
    }
    return scratch;
  }

  @Override
  public void give(long value) {
    if (items != null) {
      if (value != Lane.MISSING) {
        items.add(value);
      }
      return;
    }
    lane = value;
    given = value != Lane.MISSING;
  }

  @Override
  public void give(double value) {
    give(Kernels.real(value));
  }

  @Override
  public void give(byte[] utf8, int offset, int length) {
    if (items != null) {
      items.add(utf8, offset, length);
      return;
    }
    result.clear();
    result.append(utf8, offset, length);
    given = true;
  }

  @Override
  public void give(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    give(utf8, 0, utf8.length);
  }
}
