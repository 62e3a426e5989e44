package io.loginsight.core.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is kept of a stack trace: the classes of its exceptions, for each the place where it was
 * thrown, and the fingerprint of classes and frames. Confined; reused from trace to trace.
 */
final class TraceCauses {

  /** How many frames of each cause count. */
  private static final int FRAMES = 5;

  private static final int MOST = 16;
  private static final int LONGEST_NAME = 256;

  // Names are kept as bytes in one array: cause i is names[causes[i] .. causeEnds[i]), its place
  // is names[places[i] .. placeEnds[i]).
  private final byte[] names = new byte[MOST * 3 * LONGEST_NAME];
  private final int[] causes = new int[MOST];
  private final int[] causeEnds = new int[MOST];
  private final int[] places = new int[MOST];
  private final int[] placeEnds = new int[MOST];
  private final boolean[] ownPlace = new boolean[MOST];
  private int used;
  private int count;
  private int frames;
  private int framesOfCause;
  private int announced; // the class that the next frame belongs to is names[0 .. announced)
  private boolean rootFirst;
  private long hash;

  // Python names the exception behind its frames and writes the one that failed last: of the last
  // frames the hashes, and the likeliest place
  private final long[] lastFrames = new long[FRAMES];
  private final byte[] lastPlace = new byte[TraceFrame.LONGEST];
  private int lastCount;
  private int lastLength;
  private boolean lastOwn;

  /** Begins with another trace. */
  void clear() {
    used = 0;
    count = 0;
    frames = 0;
    framesOfCause = 0;
    announced = 0;
    rootFirst = false;
    hash = Fingerprint.START;
    clearLast();
  }

  private void clearLast() {
    lastCount = 0;
    lastLength = 0;
    lastOwn = false;
  }

  /** Says whether there was a frame. */
  boolean hasFrames() {
    return frames > 0;
  }

  /** Says whether there was neither a frame nor a cause, but perhaps the name of one. */
  boolean isEmpty() {
    return frames == 0 && count == 0;
  }

  /** Says that each cause is written in front of what it led to. */
  void rootFirst() {
    rootFirst = true;
  }

  // ---- classes in front of their frames

  /** Takes the class that the first frame belongs to, if one comes. */
  void announce(byte[] line, int from, int to) {
    if (count > 0) {
      return; // the first frame has its cause
    }
    announced = Math.min(LONGEST_NAME, to - from);
    System.arraycopy(line, from, names, 0, announced);
  }

  /** Says whether there is a cause, or a class that waits for its first frame. */
  boolean isNamed() {
    return count > 0 || announced > 0;
  }

  /** Takes the next cause, whose class begins at an offset. */
  void add(byte[] line, int from, int to) {
    startAnnounced();
    int end = ExceptionNames.endOfName(line, from, to);
    if (count < MOST && end > from) {
      start(line, from, end);
    }
  }

  private void startAnnounced() {
    if (count == 0) {
      start(announced);
    }
  }

  private void start(byte[] line, int from, int to) {
    int length = Math.min(LONGEST_NAME, to - from);
    System.arraycopy(line, from, names, used, length);
    start(length);
  }

  /** The name of the cause has been written at {@link #used}. */
  private void start(int length) {
    causes[count] = used;
    used += length;
    causeEnds[count] = used;
    places[count] = used;
    placeEnds[count] = used;
    ownPlace[count] = false;
    // told apart from a frame of the same name
    mix(Fingerprint.of(names, causes[count], used) ^ 0x5bd1e995L);
    framesOfCause = 0;
    count++;
  }

  /** Takes a frame of the last cause. */
  void add(TraceFrame frame) {
    startAnnounced();
    frames++;
    place(frame);
    if (framesOfCause < FRAMES) {
      framesOfCause++;
      mix(frame.hash());
    }
  }

  /** Says that the frames that follow are of a cause that has been read before. */
  void endFrames() {
    framesOfCause = FRAMES;
  }

  /** The place of a cause is its first frame outside the platform, else its first. */
  private void place(TraceFrame frame) {
    int cause = count - 1;
    boolean platform = frame.isPlatform();
    boolean first = places[cause] == placeEnds[cause];
    if (!first && (ownPlace[cause] || platform)) {
      return;
    }
    if (used + frame.length() > names.length) {
      return;
    }
    frame.copyTo(names, places[cause]);
    used = places[cause] + frame.length();
    placeEnds[cause] = used;
    ownPlace[cause] = !platform;
  }

  // ---- classes behind their frames

  /**
   * Takes a frame of a cause that is named behind it.
   *
   * @param own whether it is of the program, not of a library
   */
  void addBeforeCause(TraceFrame frame, boolean own) {
    frames++;
    lastFrames[lastCount++ % FRAMES] = frame.hash();
    if (own || !lastOwn) {
      frame.copyTo(lastPlace, 0);
      lastLength = frame.length();
      lastOwn = own;
    }
  }

  /** Says whether there are frames whose cause was not named yet. */
  boolean lacksCause() {
    return lastCount > 0;
  }

  /** Takes the cause of the frames before it; what follows another one was thrown last. */
  void addBehindFrames(byte[] line, int from, int to) {
    if (count == MOST) {
      return;
    }
    rootFirst = true;
    start(line, from, to);
    System.arraycopy(lastPlace, 0, names, used, lastLength);
    used += lastLength;
    placeEnds[count - 1] = used;
    hash = withLastFrames();
    clearLast();
  }

  /** The frame that failed first, whatever the number of those in front of it. */
  private long withLastFrames() {
    long h = hash;
    for (int i = 1; i <= Math.min(FRAMES, lastCount); i++) {
      h = Fingerprint.with(h, lastFrames[(lastCount - i) % FRAMES]);
    }
    return h;
  }

  private void mix(long value) {
    hash = Fingerprint.with(hash, value);
  }

  // ---- the result

  /** Returns the fingerprint of the classes and of the first frames of each. */
  long fingerprint() {
    return withLastFrames();
  }

  /** Returns the classes, outermost first. */
  List<String> classes() {
    List<String> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (causeEnds[i] > causes[i]) {
        list.add(text(causes[i], causeEnds[i]));
      }
    }
    if (rootFirst) {
      Collections.reverse(list);
    }
    return list;
  }

  /** Returns the root cause and where it was thrown. */
  String summary() {
    if (count == 0) { // of Python, cut off before it names the exception
      return "Exception at " + lastParts(new String(lastPlace, 0, lastLength, UTF_8));
    }
    int root = rootFirst ? 0 : count - 1;
    String name = text(causes[root], causeEnds[root]);
    String place = text(places[root], placeEnds[root]);
    String simple = name.substring(name.lastIndexOf('.') + 1);
    String what = simple.isEmpty() ? "Exception" : simple;
    return place.isEmpty() ? what : what + " at " + lastParts(place);
  }

  private String text(int from, int to) {
    return new String(names, from, to - from, UTF_8);
  }

  /** {@code Class.method} of {@code a.b.Class.method}. */
  private static String lastParts(String place) {
    int method = place.lastIndexOf('.');
    int type = method <= 0 ? -1 : place.lastIndexOf('.', method - 1);
    return place.substring(type + 1);
  }
}
