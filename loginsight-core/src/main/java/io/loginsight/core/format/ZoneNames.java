package io.loginsight.core.format;

/**
 * The abbreviations of time zones that programs write behind a time. Where one stands for several
 * zones, the one with more servers in it.
 */
final class ZoneNames {

  /** What {@link #offset} returns for letters that are no zone. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  private static final int[] LETTERS;
  private static final int[] OFFSETS;

  static {
    String[] names = {
      "Z 0", "z 0", "UT 0", "UTC 0", "GMT 0", "WET 0", "BST 60", "WEST 60", "CET 60", "CEST 120",
      "EET 120", "EEST 180", "MSK 180", "IST 330", "HKT 480", "SGT 480", "JST 540", "KST 540",
      "AEST 600", "AEDT 660", "NZST 720", "NZDT 780", "EST -300", "EDT -240", "CST -360",
      "CDT -300", "MST -420", "MDT -360", "PST -480", "PDT -420", "AKST -540", "AKDT -480",
      "HST -600", "BRT -180"
    };
    LETTERS = new int[names.length];
    OFFSETS = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      int space = names[i].indexOf(' ');
      for (int c = 0; c < space; c++) {
        LETTERS[i] = LETTERS[i] << 8 | names[i].charAt(c);
      }
      OFFSETS[i] = 60 * Integer.parseInt(names[i].substring(space + 1));
    }
  }

  private ZoneNames() {}

  /**
   * Returns the offset of a zone.
   *
   * @param letters its ASCII letters, the first in the highest place; at most four
   * @return seconds ahead of UTC, or {@link #UNKNOWN}
   */
  static int offset(int letters) {
    for (int i = 0; i < LETTERS.length; i++) {
      if (LETTERS[i] == letters) {
        return OFFSETS[i];
      }
    }
    return UNKNOWN;
  }
}
