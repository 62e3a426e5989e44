package io.loginsight.core.session;

import io.loginsight.core.bytes.Hashes;

/** Keeps names short. Long ones that differ still do, but for a chance of one in 2^64. */
final class Names {

  /** A name has so many characters at most. */
  static final int LONGEST = 128;

  private static final int KEPT = LONGEST - 17;

  private Names() {}

  static String cut(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int end = Character.isHighSurrogate(name.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
    return name.substring(0, end) + "~" + String.format("%016x", hash(name));
  }

  static long hash(String name) {
    long hash = name.length();
    for (int i = 0; i < name.length(); i++) {
      hash = Hashes.mix(hash, name.charAt(i));
    }
    return hash;
  }
}
