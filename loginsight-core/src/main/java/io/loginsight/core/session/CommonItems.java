package io.loginsight.core.session;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * A set of items that is quickly gone through: those that may be missed at an age.
 *
 * <p><b>Threads:</b> Confined.
 */
final class CommonItems {

  private final BitSet known = new BitSet();
  private int[] items = new int[32];
  private int size;

  void add(int item) {
    if (!known.get(item)) {
      known.set(item);
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
      }
      items[size++] = item;
    }
  }

  void retain(IntPredicate wanted) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (wanted.test(items[i])) {
        items[kept++] = items[i];
      } else {
        known.clear(items[i]);
      }
    }
    size = kept;
  }

  void forEach(IntConsumer consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(items[i]);
    }
  }
}
