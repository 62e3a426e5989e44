package io.loginsight.core.mine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Words as the key of a map. The array is shared and must not change. */
final class Phrase {

  private final int[] words;
  private final int hash;

  Phrase(int[] words) {
    this.words = words;
    this.hash = Arrays.hashCode(words);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Phrase phrase
        && hash == phrase.hash
        && Arrays.equals(words, phrase.words);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
