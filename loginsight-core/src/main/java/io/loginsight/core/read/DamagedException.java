package io.loginsight.core.read;

import java.io.IOException;

/** Packed data that is cut off or wrong. What came before has been read. */
final class DamagedException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }
}
