package io.loginsight.core.read;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says why a source gives no lines at all. The message is one line that names the source, says why
 * and what to do.
 *
 * <p><b>Threads:</b> Immutable, but for what every exception has.
 */
public final class SourceException extends IOException {

  private static final long serialVersionUID = 1;

  /** The kinds of reasons. */
  public enum Reason {
    /** It cannot be opened, or fails at its first byte. */
    UNREADABLE,
    /** It holds nothing. */
    EMPTY,
    /** It does not look like text. */
    BINARY,
    /** It is packed in a way that cannot be unpacked here. */
    PACKED
  }

  private final Reason reason;

  SourceException(Reason reason, String message) {
    this(reason, message, null);
  }

  SourceException(Reason reason, String message, @Nullable Exception cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns the kind of reason. */
  public Reason reason() {
    return reason;
  }
}
