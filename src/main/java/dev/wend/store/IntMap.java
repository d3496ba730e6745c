package dev.wend.store;

import java.util.Arrays;

/** A small hash map from int (not negative) to int. */
final class IntMap {
  private int[] keys = new int[16];
  private int[] values = new int[16];
  private int size;

  IntMap() {
    Arrays.fill(keys, -1);
  }

  int size() {
    return size;
  }

  private int place(int key) {
    int mask = keys.length - 1;
    int at = key * 0x9E3779B9;
    at = (at ^ at >>> 15) & mask;
    while (keys[at] != -1 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  int get(int key, int absent) {
    if (size == 0) {
      return absent;
    }
    int at = place(key);
    return keys[at] == key ? values[at] : absent;
  }

  void put(int key, int value) {
    int at = place(key);
    if (keys[at] == -1) {
      if (size * 2 >= keys.length) {
        grow();
        at = place(key);
      }
      keys[at] = key;
      size++;
    }
    values[at] = value;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(keys, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != -1) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  int[] sortedKeys() {
    int[] sorted = new int[size];
    int n = 0;
    for (int key : keys) {
      if (key != -1) {
        sorted[n++] = key;
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
