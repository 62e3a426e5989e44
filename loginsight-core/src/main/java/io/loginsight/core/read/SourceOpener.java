package io.loginsight.core.read;

import static java.util.Objects.requireNonNull;

import io.loginsight.core.read.SourceException.Reason;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * Opens sources, once each: unpacks what is packed, makes UTF-8 of UTF-16, and turns away what is
 * empty or not text.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class SourceOpener {

  private final ReadLimits limits;
  private final boolean force;

  /**
   * Makes an opener.
   *
   * @param limits how much is held at a time
   * @param force whether a source is read that does not look like text
   */
  public SourceOpener(ReadLimits limits, boolean force) {
    this.limits = requireNonNull(limits, "limits");
    this.force = force;
  }

  /**
   * Opens a source and reads its sample.
   *
   * @param source from any provider
   * @return a reader that the caller closes; it has at least one byte to give
   * @throws SourceException if the source gives no lines
   */
  public BlockReader open(LogSource source) throws SourceException {
    requireNonNull(source, "source");
    String name = nameOf(source);
    CountingStream packed = new CountingStream(openStream(source, name));
    try {
      BlockReader reader = new BlockReader(name, packed, unpack(packed, name), limits);
      check(reader);
      return reader;
    } catch (SourceException | RuntimeException e) {
      closeQuietly(packed, e);
      throw e;
    }
  }

  /**
   * Opens a source for who reads something else than lines.
   *
   * @param source from any provider
   * @return its bytes, unpacked and as UTF-8; the caller closes it
   * @throws SourceException if it gives none
   */
  public InputStream bytes(LogSource source) throws SourceException {
    String name = nameOf(source);
    InputStream packed = openStream(source, name);
    try {
      return unpack(packed, name);
    } catch (SourceException | RuntimeException e) {
      closeQuietly(packed, e);
      throw e;
    }
  }

  private static String nameOf(LogSource source) throws SourceException {
    try {
      return OneLine.of(requireNonNull(source.name(), "its name is null"));
    } catch (RuntimeException e) { // a source may be a plugin's
      throw new SourceException(
          Reason.UNREADABLE,
          "A source of " + source.getClass().getName() + " has no name: " + OneLine.why(e),
          e);
    }
  }

  private static InputStream openStream(LogSource source, String name) throws SourceException {
    try {
      return requireNonNull(source.open(), "its stream is null");
    } catch (IOException | RuntimeException e) { // a source may be a plugin's
      throw new SourceException(
          Reason.UNREADABLE, name + ": cannot be opened: " + OneLine.why(e), e);
    }
  }

  private static InputStream unpack(InputStream packed, String name) throws SourceException {
    PeekStream peeked = PeekStream.of(packed, Packing.LONGEST_MAGIC);
    Packing packing = Packing.of(peeked.peeked());
    InputStream plain = packing.unpack(peeked);
    if (plain == null) {
      throw new SourceException(
          Reason.PACKED,
          name
              + (": is packed as " + packing.title() + ", which cannot be read; ")
              + packing.advice());
    }
    return TextEncoding.toUtf8(plain);
  }

  private void check(BlockReader reader) throws SourceException {
    if (reader.isEmpty()) {
      String problem = reader.problem();
      throw problem == null
          ? new SourceException(Reason.EMPTY, reader.name() + ": is empty")
          : new SourceException(Reason.UNREADABLE, problem);
    }
    if (!force) {
      String binary = reader.whyBinary();
      if (binary != null) {
        throw new SourceException(
            Reason.BINARY, reader.name() + ": is not text (" + binary + "); skipped");
      }
    }
  }

  private static void closeQuietly(InputStream stream, Exception reason) {
    try {
      stream.close();
    } catch (IOException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}
