package io.loginsight.core.enrich;

import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogBatch;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** A batch of one event, and what an enricher says about it. */
final class OneEvent implements LogBatch {

  private final byte[] line;
  private final int messageStart;
  private final Map<Field, int[]> fields = new EnumMap<>(Field.class);

  private OneEvent(byte[] line, int messageStart) {
    this.line = line;
    this.messageStart = messageStart;
  }

  static OneEvent of(String line) {
    return new OneEvent(line.getBytes(StandardCharsets.UTF_8), 0);
  }

  static OneEvent ofBytes(byte[] line) {
    return new OneEvent(line, 0);
  }

  /** A header field, which the line is given in front. */
  OneEvent with(Field field, String value) {
    byte[] header = (value + " ").getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[header.length + line.length];
    System.arraycopy(header, 0, all, 0, header.length);
    System.arraycopy(line, 0, all, header.length, line.length);
    OneEvent event = new OneEvent(all, messageStart + header.length);
    fields.forEach(
        (f, at) -> event.fields.put(f, new int[] {at[0] + header.length, at[1] + header.length}));
    event.fields.put(field, new int[] {0, header.length - 1});
    return event;
  }

  /** What an enricher adds; a key put twice keeps its first value and fails the test. */
  Map<String, String> enrichedBy(EnricherProvider provider) {
    Map<String, String> attributes = new TreeMap<>();
    provider
        .create()
        .enrich(
            this,
            (event, key, value) -> {
              if (attributes.putIfAbsent(key, value) != null) {
                throw new AssertionError("'" + key + "' was put twice");
              }
            });
    return attributes;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public byte[] line(int event) {
    return line;
  }

  @Override
  public int lineStart(int event) {
    return 0;
  }

  @Override
  public int lineEnd(int event) {
    return line.length;
  }

  @Override
  public byte[] message(int event) {
    return line;
  }

  @Override
  public int messageStart(int event) {
    return messageStart;
  }

  @Override
  public int messageEnd(int event) {
    return line.length;
  }

  @Override
  public long time(int event) {
    return NO_TIME;
  }

  @Override
  public int level(int event) {
    return NO_LEVEL;
  }

  @Override
  public int fieldStart(int event, Field field) {
    int[] at = fields.get(field);
    return at == null ? -1 : at[0];
  }

  @Override
  public int fieldEnd(int event, Field field) {
    int[] at = fields.get(field);
    return at == null ? -1 : at[1];
  }
}
