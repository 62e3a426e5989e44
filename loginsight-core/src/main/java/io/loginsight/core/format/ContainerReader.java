package io.loginsight.core.format;

import io.loginsight.core.bytes.Swar;
import io.loginsight.spi.FormatContext;

/**
 * Reads what container runtimes write for Kubernetes: {@code time stream tags message}, where the
 * stream is {@code stdout} or {@code stderr} and the tags begin with {@code F} (full line) or
 * {@code P} (a part of one). Confined.
 */
final class ContainerReader implements EnvelopeReader {

  private final Timestamps timestamps;

  ContainerReader(FormatContext context) {
    timestamps = new Timestamps(context);
  }

  @Override
  public boolean read(byte[] line, int from, int to, Found found) {
    int i = timestamps.scan(line, from, to);
    if (i < 0 || timestamps.shape != Timestamps.ISO || i + 9 >= to || line[i] != ' ') {
      return false;
    }
    boolean out = line[i + 4] == 'o' && line[i + 5] == 'u' && line[i + 6] == 't';
    boolean err = line[i + 4] == 'e' && line[i + 5] == 'r' && line[i + 6] == 'r';
    if (line[i + 1] != 's' || line[i + 2] != 't' || line[i + 3] != 'd' || !(out || err)) {
      return false;
    }
    int tag = i + 8;
    if (line[i + 7] != ' ' || (line[tag] != 'F' && line[tag] != 'P')) {
      return false;
    }
    int end = tag + 1;
    if (end < to && line[end] == ':') {
      end = Swar.endOfRun(line, end, to);
    }
    if (end < to && line[end] != ' ') {
      return false;
    }
    if (timestamps.timed) {
      found.time(timestamps.nanos, 0);
    }
    found.message(line, Math.min(to, end + 1), to);
    return true;
  }
}
