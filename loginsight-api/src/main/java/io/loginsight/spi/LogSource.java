package io.loginsight.spi;

import java.io.IOException;
import java.io.InputStream;

/**
 * One stream of log bytes with a name, such as a file.
 *
 * <p>Of two sources that are equal one is read. So a source of what may have several names says in
 * its {@code equals} whether it is the same.
 *
 * <p><b>Threads:</b> Shared, but each stream it opens is Confined.
 */
public interface LogSource extends AutoCloseable {

  /**
   * Returns the name by which the report speaks of this source.
   *
   * @return such as the path as the user wrote it; unique within a run
   */
  String name();

  /**
   * Returns how many bytes {@link #open} will give, for progress reports alone.
   *
   * @return the number of bytes, or -1 if it is not known
   */
  long size();

  /**
   * Opens the bytes from the beginning. The engine unpacks gzip itself, and may open a source once
   * more to look at a part of it again.
   *
   * @return a stream that the caller closes
   * @throws IOException if the source cannot be read; the message must make sense behind its name
   */
  InputStream open() throws IOException;

  /**
   * Gives back what the source holds; called once after a run by whoever asked for the source. Does
   * nothing unless overridden.
   *
   * @throws IOException if it cannot
   */
  @Override
  default void close() throws IOException {}
}
