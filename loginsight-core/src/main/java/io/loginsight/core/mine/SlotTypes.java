package io.loginsight.core.mine;

import io.loginsight.api.SlotType;

/** Sets of slot types as bits, and the one type that stands for a set. */
final class SlotTypes {

  private static final SlotType[] TYPES = SlotType.values();

  private SlotTypes() {}

  /** The type that all types of the set are kinds of. */
  static SlotType common(int set) {
    for (SlotType type : TYPES) {
      if (set == bit(type)) {
        return type;
      }
    }
    if (isWithin(set, bit(SlotType.NUMBER) | bit(SlotType.HEX))) {
      return SlotType.HEX;
    }
    if (isWithin(set, bit(SlotType.IP) | bit(SlotType.HOST))) {
      return SlotType.HOST;
    }
    if (isWithin(set, bit(SlotType.IDENTIFIER) | bit(SlotType.WORD))) {
      return SlotType.IDENTIFIER;
    }
    return SlotType.TEXT;
  }

  private static boolean isWithin(int set, int of) {
    return set != 0 && (set & ~of) == 0;
  }

  /** A number that stands for a type. Snapshots hold such numbers, so new types come last. */
  @SuppressWarnings("EnumOrdinal")
  static byte code(SlotType type) {
    return (byte) type.ordinal();
  }

  static SlotType ofCode(byte code) {
    return TYPES[code];
  }

  static boolean isCode(int code) {
    return code >= 0 && code < TYPES.length;
  }

  /** The set of all types. */
  static int all() {
    return (1 << SlotType.values().length) - 1;
  }

  /** The set of one type. Snapshots hold such sets, so new types come last. */
  @SuppressWarnings("EnumOrdinal")
  static int bit(SlotType type) {
    return 1 << type.ordinal();
  }
}
