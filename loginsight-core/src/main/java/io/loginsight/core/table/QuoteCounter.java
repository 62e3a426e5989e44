package io.loginsight.core.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes a text on and counts its quotes: an odd number means that one is not closed. */
final class QuoteCounter extends FilterReader {

  private boolean odd;

  QuoteCounter(Reader text) {
    super(text);
  }

  @Override
  public int read(char[] to, int at, int most) throws IOException {
    int length = super.read(to, at, most);
    for (int i = at; i < at + length; i++) {
      odd ^= to[i] == '"';
    }
    return length;
  }

  boolean areOdd() {
    return odd;
  }
}
