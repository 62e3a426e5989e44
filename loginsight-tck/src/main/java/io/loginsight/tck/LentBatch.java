package io.loginsight.tck;

import io.loginsight.spi.EventAttributes;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A batch that throws once the call it was lent to is over, or when another thread touches it, and
 * that remembers both.
 */
final class LentBatch implements LogBatch, EventAttributes {

  /** What an enricher says, one map for each event. */
  private final List<Map<String, String>> attributes = new ArrayList<>();

  private final List<Placed> events = new ArrayList<>();
  private final Thread owner = Thread.currentThread();
  private boolean lent = true;
  private volatile @Nullable String misuse;
  private @Nullable String malformed;

  /** One event in arrays of its own. */
  private static final class Placed {
    byte[] line = new byte[0];
    byte[] message = new byte[0];
    int lineStart;
    int lineEnd;
    int messageStart;
    int messageEnd;
    int level;
    long time;
    final Map<Field, int[]> fields = new EnumMap<>(Field.class);
    int sum;

    int sumNow() {
      return 31 * Arrays.hashCode(line) + Arrays.hashCode(message);
    }
  }

  /**
   * Makes a batch.
   *
   * @param room bytes around lines and messages; filled with what would continue them
   */
  LentBatch(List<SampleEvent> samples, int room) {
    for (SampleEvent sample : samples) {
      Placed event = new Placed();
      byte[] line = sample.line().getBytes(StandardCharsets.UTF_8);
      event.line = roomy(line, room);
      event.lineStart = room;
      event.lineEnd = room + line.length;
      byte[] message = sample.message().getBytes(StandardCharsets.UTF_8);
      int in = sample.line().lastIndexOf(sample.message());
      event.message = in < 0 ? roomy(message, room + 5) : event.line;
      event.messageStart = in < 0 ? room + 5 : room + utf8(sample.line(), in);
      event.messageEnd = event.messageStart + message.length;
      event.level = sample.level() == null ? NO_LEVEL : sample.level().ordinal();
      event.time = Samples.START.getEpochSecond() * 1_000_000_000L;
      sample
          .fields()
          .forEach(
              (field, value) -> {
                int from = room + utf8(sample.line(), sample.line().indexOf(value));
                int length = value.getBytes(StandardCharsets.UTF_8).length;
                event.fields.put(field, new int[] {from, from + length});
              });
      add(event);
    }
  }

  /** Makes a batch of random bytes with random fields. */
  static LentBatch random(long seed, int size) {
    LentBatch batch = new LentBatch(List.of(), 0);
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      Placed event = new Placed();
      event.line = new byte[random.nextInt(300)];
      for (int b = 0; b < event.line.length; b++) {
        boolean any = i % 2 == 0;
        event.line[b] =
            (byte) (any ? random.nextInt(256) : "{}[]\"\\=:, ai1".charAt(random.nextInt(13)));
      }
      event.lineEnd = event.line.length;
      event.message = event.line;
      event.messageStart = random.nextInt(event.line.length + 1);
      event.messageEnd =
          event.messageStart + random.nextInt(event.line.length - event.messageStart + 1);
      event.level = random.nextInt(7) - 1;
      event.time = random.nextInt(3) == 0 ? NO_TIME : random.nextLong();
      for (Field field : Field.values()) {
        if (random.nextBoolean()) {
          int from = random.nextInt(event.line.length + 1);
          int to = from + random.nextInt(event.line.length - from + 1);
          event.fields.put(field, new int[] {from, to});
        }
      }
      batch.add(event);
    }
    return batch;
  }

  private void add(Placed event) {
    event.sum = event.sumNow();
    events.add(event);
    attributes.add(new TreeMap<>());
  }

  private static byte[] roomy(byte[] text, int room) {
    byte[] array = new byte[text.length + 2 * room];
    Arrays.fill(array, (byte) 'x');
    System.arraycopy(text, 0, array, room, text.length);
    return array;
  }

  private static int utf8(String text, int chars) {
    return text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
  }

  /** Ends the loan, and overwrites what was lent. */
  void takeBack() {
    lent = false;
    for (Placed event : events) {
      Arrays.fill(event.line, (byte) '#');
      Arrays.fill(event.message, (byte) '#');
    }
  }

  boolean isModified() {
    return lent && events.stream().anyMatch(event -> event.sum != event.sumNow());
  }

  /** Returns how the loan was abused, or null. */
  @Nullable String misuse() {
    return misuse;
  }

  /** Returns what is wrong with an attribute, or null. */
  @Nullable String malformed() {
    return malformed;
  }

  List<Map<String, String>> attributes() {
    return attributes;
  }

  private void check(String what) {
    if (!lent) {
      misuse = what + " was used after enrich() had returned";
    } else if (Thread.currentThread() != owner) {
      misuse = what + " was used in another thread than that of enrich()";
    } else {
      return;
    }
    throw new IllegalStateException(misuse + "; copy what you keep");
  }

  private Placed at(int event) {
    check("the LogBatch");
    return events.get(event);
  }

  @Override
  public void put(int event, String key, String value) {
    check("the EventAttributes");
    if (event < 0 || event >= events.size()) {
      malformed = "an attribute was put to event " + event + " of " + events.size();
    } else if (key == null || !key.matches("[a-z0-9_.-]{1,64}")) {
      malformed = "an attribute has the name " + (key == null ? "null" : Rule.shown(key));
    } else if (value == null) {
      malformed = "the attribute '" + key + "' is null";
    } else {
      attributes.get(event).putIfAbsent(key, value);
    }
  }

  @Override
  public int size() {
    check("the LogBatch");
    return events.size();
  }

  @Override
  public byte[] line(int event) {
    return at(event).line;
  }

  @Override
  public int lineStart(int event) {
    return at(event).lineStart;
  }

  @Override
  public int lineEnd(int event) {
    return at(event).lineEnd;
  }

  @Override
  public byte[] message(int event) {
    return at(event).message;
  }

  @Override
  public int messageStart(int event) {
    return at(event).messageStart;
  }

  @Override
  public int messageEnd(int event) {
    return at(event).messageEnd;
  }

  @Override
  public long time(int event) {
    return at(event).time;
  }

  @Override
  public int level(int event) {
    return at(event).level;
  }

  @Override
  public int fieldStart(int event, Field field) {
    int[] range = at(event).fields.get(field);
    return range == null ? -1 : range[0];
  }

  @Override
  public int fieldEnd(int event, Field field) {
    int[] range = at(event).fields.get(field);
    return range == null ? -1 : range[1];
  }
}
