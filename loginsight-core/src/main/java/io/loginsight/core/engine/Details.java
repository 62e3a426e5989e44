package io.loginsight.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first messages of a skeleton that differ in what its hash leaves out although it may turn out
 * to be constant, such as names with a digit. The miner renders such a place as text until it has
 * taken a second value.
 *
 * <p>The first {@value #MOST} of a stream are always among the first {@value #MOST} of its parts,
 * so cutting the stream in other places changes nothing.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Details {

  private static final int MOST = 16;

  private final int mostBytes; // of all messages
  private int bytes;

  private long[] hashes = new long[1];
  private final List<byte[]> messages = new ArrayList<>(1);

  /** Makes an empty set for one block, which is small. */
  Details() {
    this(Integer.MAX_VALUE);
  }

  /**
   * Makes an empty set.
   *
   * @param mostBytes the first message that does not fit, and all behind it, are left out
   */
  Details(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Takes a message unless one with the same detail is there, or enough are. */
  void add(long detail, byte[] text, int from, int to) {
    int size = messages.size();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == detail) {
        return;
      }
    }
    if (size == MOST || bytes > mostBytes) {
      return;
    }
    int length = Math.min(to - from, io.loginsight.core.mine.MessageScanner.MAX_BYTES + 64);
    bytes += length;
    if (bytes > mostBytes) {
      return; // nor may a shorter one get in behind it: that would depend on the parts
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size] = detail;
    messages.add(Arrays.copyOfRange(text, from, from + length));
  }

  /** Says whether another message with this detail would change nothing. */
  boolean knows(long detail) {
    int size = messages.size();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == detail) {
        return true;
      }
    }
    return isFull();
  }

  /** Says whether no further message is taken. */
  boolean isFull() {
    return messages.size() == MOST || bytes > mostBytes;
  }

  /** Returns the details that are here. */
  long[] hashes() {
    return Arrays.copyOf(hashes, messages.size());
  }

  /** Takes the messages of a later part of the stream. */
  void addAll(Details later) {
    for (int i = 0; i < later.size(); i++) {
      add(later.hashes[i], later.message(i), 0, later.message(i).length);
    }
  }

  int size() {
    return messages.size();
  }

  byte[] message(int index) {
    return messages.get(index);
  }
}
