package io.loginsight.core.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by keys that are hashes already; no key is 0. Open addressing with linear probing. When it
 * is full, all are forgotten: what is still in use soon comes again.
 *
 * <p><b>Threads:</b> Confined.
 *
 * @param <T> the values
 */
final class KeyTable<T> {

  private final int most;
  private long[] keys = new long[1 << 10];
  private @Nullable Object[] values = new @Nullable Object[1 << 10];
  private int size;

  /** Makes an empty table that keeps so many values. */
  KeyTable(int most) {
    this.most = most;
  }

  /** Returns the value of a key, or null. */
  @SuppressWarnings("unchecked") // only put writes values
  @Nullable T find(long wanted) {
    int mask = keys.length - 1;
    for (int at = (int) wanted & mask; keys[at] != 0; at = (at + 1) & mask) {
      if (keys[at] == wanted) {
        return (T) values[at];
      }
    }
    return null;
  }

  void put(long key, T value) {
    if (size == most) {
      Arrays.fill(keys, 0);
      Arrays.fill(values, null);
      size = 0;
    }
    if (2 * size >= keys.length) {
      grow();
    }
    set(key, value);
  }

  private void set(long key, @Nullable Object value) {
    int mask = keys.length - 1;
    int at = (int) key & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    size += keys[at] == 0 ? 1 : 0;
    keys[at] = key;
    values[at] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new @Nullable Object[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        set(oldKeys[i], oldValues[i]);
      }
    }
  }
}
