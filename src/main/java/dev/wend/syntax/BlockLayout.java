package dev.wend.syntax;

import dev.wend.syntax.Ast.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How items are laid out in braces, and names below each other. */
final class BlockLayout {
  private final Copy copy;
  private final Layout layout;

  BlockLayout(Copy copy, Layout layout) {
    this.copy = copy;
    this.layout = layout;
  }

  /** Lays out one item of a block; the pad stands between its name and what is aligned. */
  @FunctionalInterface
  interface Item<T> {
    void item(T item, int pad);
  }

  <T extends Ast> void block(List<T> items, Function<T, Optional<Label>> label, Item<T> layouts) {
    block(items, label, layouts, ", ");
  }

  /**
   * @param between what stands between items in one line
   */
  <T extends Ast> void block(
      List<T> items, Function<T, Optional<Label>> label, Item<T> layouts, String between) {
    List<Integer> pads = pads(items, label);
    copy.word("{");
    layout.open();
    if (!items.isEmpty() && copy.isBelow()) {
      layout.breakAll();
    }
    layout.anchor();
    layout.nest();
    for (int i = 0; i < items.size(); i++) {
      copy.leaveOutComma();
      if (i == 0) {
        copy.line(" ");
      } else {
        copy.itemLine(between);
      }
      layout.nest();
      layouts.item(items.get(i), pads.get(i));
      layout.unnest();
    }
    copy.leaveOutComma();
    copy.innerComments(!items.isEmpty());
    layout.unnest();
    copy.line(" ");
    copy.word("}");
    layout.unnest();
    layout.close();
  }

  // ---- alignment

  /** What is aligned with what: names of one kind in lines below each other. */
  record Label(String kind, Name name) {}

  /**
   * How many blanks each item's name needs behind it. An empty line, or an item without a label or
   * of another kind, ends a run.
   */
  <T extends Ast> List<Integer> pads(List<T> items, Function<T, Optional<Label>> label) {
    List<Integer> pads = new ArrayList<>();
    int start = 0;
    while (start < items.size()) {
      int end = runEnd(items, start, label);
      int widest = 0;
      for (T item : items.subList(start, end)) {
        widest = Math.max(widest, width(label.apply(item)));
      }
      for (T item : items.subList(start, end)) {
        pads.add(widest - width(label.apply(item)));
      }
      start = end;
    }
    return pads;
  }

  private <T extends Ast> int runEnd(List<T> items, int start, Function<T, Optional<Label>> label) {
    Optional<String> kind = label.apply(items.get(start)).map(Label::kind);
    int end = start + 1;
    while (end < items.size()
        && kind.isPresent()
        && label.apply(items.get(end)).map(Label::kind).equals(kind)
        && !copy.isAfterBlank(items.get(end).span().offset())) {
      end++;
    }
    return end;
  }

  private int width(Optional<Label> label) {
    return label.map(l -> copy.width(l.name().span())).orElse(0);
  }
}
