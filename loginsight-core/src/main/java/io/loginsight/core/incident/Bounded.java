package io.loginsight.core.incident;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets what was not asked for longest when it is full. What is forgotten is merely
 * new again, which is the safe direction.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Bounded<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  Bounded(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
