package dev.wend.lib;

import dev.wend.type.Scalar;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.util.Arrays;
import java.util.List;

/** Of lists of values. */
final class Lists {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "join(list: list<string>, separator: string): string",
              "The items one after the other, with a separator between two.",
              Lists::join,
              "join([\"tent\", \"stove\"], \", \")",
              "\"tent, stove\"",
              "join(split(\"\", \",\"), \", \")",
              "\"\"")
          .row(
              "split(text: string, separator: string): list<string>",
              "What stands between separators, in order; the text alone where none occurs, and nothing of an empty text. An empty separator occurs nowhere.",
              Lists::split,
              "split(\"a,b,,c\", \",\")[3]",
              "\"c\"",
              "count(split(\"a,b,,c\", \",\"))",
              "4",
              "\"men\" in split(\"shoes > men > boots\", \" > \")",
              "true")
          .row(
              "indexOf(list: list<any>, item: any): int",
              "The place of the first item that is equal, from 0; nothing where none is.",
              in -> giveIndex(in, 1),
              "indexOf([\"a\", \"b\", \"a\"], \"a\")",
              "0",
              "indexOf([1, 2], 3)",
              "missing")
          .atLeast(0)
          .row(
              "lastIndexOf(list: list<any>, item: any): int",
              "The place of the last item that is equal, from 0; nothing where none is.",
              in -> giveIndex(in, -1),
              "lastIndexOf([\"a\", \"b\", \"a\"], \"a\")",
              "2")
          .atLeast(0)
          .row(
              "median(list: list<double>): double",
              "The middle one of the items in their order, or the mean of the two in the middle; nothing of an empty list.",
              Lists::median,
              "median([5, 1, 3])",
              "6 / 2",
              "median([1, 2, 3, 10])",
              "5 / 2")
          .row(
              "stddev(list: list<double>): double",
              "The standard deviation of the items, as of a whole population; nothing of an empty list.",
              Lists::stddev,
              "stddev([2, 4, 4, 4, 5, 5, 7, 9])",
              "4 / 2")
          .rows();

  private Lists() {}

  private static void join(Invocation in) {
    Text separator = in.text(1);
    int count = in.count(0);
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += in.text(0, i).length + (i == 0 ? 0L : separator.length);
    }
    if (bytes > Utf8.MOST_BYTES) {
      return;
    }
    byte[] room = in.scratch((int) bytes);
    int to = 0;
    for (int i = 0; i < count; i++) {
      to = i == 0 ? to : Utf8.copy(separator, 0, separator.length, room, to);
      Text item = in.text(0, i);
      to = Utf8.copy(item, 0, item.length, room, to);
    }
    Utf8.give(in, room, to);
  }

  private static void split(Invocation in) {
    Text text = in.text(0);
    Text separator = in.text(1);
    if (text.length == 0) {
      return;
    }
    int from = 0;
    int at = separator.length == 0 ? -1 : Utf8.find(text, separator, 0);
    while (at >= 0) {
      in.give(text.bytes, text.offset + from, at - from);
      from = at + separator.length;
      at = Utf8.find(text, separator, from);
    }
    in.give(text.bytes, text.offset + from, text.length - from);
  }

  private static void giveIndex(Invocation in, int step) {
    int count = in.count(0);
    boolean isText = in.type(1) == Scalar.STRING;
    for (int i = step > 0 ? 0 : count - 1; i >= 0 && i < count; i += step) {
      boolean equal =
          isText ? Texts.compare(in.text(0, i), in.text(1)) == 0 : in.number(0, i) == in.number(1);
      if (equal) {
        in.give((long) i);
        return;
      }
    }
  }

  private static double[] numbers(Invocation in) {
    double[] numbers = new double[in.count(0)];
    Arrays.setAll(numbers, i -> Double.longBitsToDouble(in.number(0, i)));
    return numbers;
  }

  private static void median(Invocation in) {
    double[] numbers = numbers(in);
    if (numbers.length > 0) {
      Arrays.sort(numbers);
      int middle = numbers.length / 2;
      boolean isOdd = numbers.length % 2 == 1;
      in.give(isOdd ? numbers[middle] : numbers[middle - 1] / 2 + numbers[middle] / 2);
    }
  }

  private static void stddev(Invocation in) {
    double[] numbers = numbers(in);
    if (numbers.length > 0) {
      double mean = Arrays.stream(numbers).sum() / numbers.length;
      double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
      in.give(Math.sqrt(squares / numbers.length));
    }
  }
}
