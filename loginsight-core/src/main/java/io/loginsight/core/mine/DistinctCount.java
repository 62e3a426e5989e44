package io.loginsight.core.mine;

import io.loginsight.core.state.StateReader;
import io.loginsight.core.state.StateWriter;
import java.util.Arrays;

/**
 * About how many different hashes were added, in 256 bytes: HyperLogLog with a standard error of
 * 6.5 %, and with linear counting where it is few.
 */
final class DistinctCount {

  private static final int BITS = 8;
  private static final int REGISTERS = 1 << BITS;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] registers = new byte[REGISTERS];

  /** Adds a hash whose bits are all as good as any. */
  void add(long hash) {
    int register = (int) (hash >>> (Long.SIZE - BITS));
    int zeros = Long.numberOfLeadingZeros(hash << BITS | 1L << (BITS - 1));
    registers[register] = (byte) Math.max(registers[register], zeros + 1);
  }

  void addAll(DistinctCount other) {
    for (int i = 0; i < REGISTERS; i++) {
      registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }
  }

  /** Returns about how many there were. */
  long estimate() {
    double sum = 0;
    int empty = 0;
    for (byte register : registers) {
      sum += Math.scalb(1.0, -register);
      empty += register == 0 ? 1 : 0;
    }
    double raw = ALPHA * REGISTERS * REGISTERS / sum;
    boolean few = raw <= 2.5 * REGISTERS && empty > 0;
    return Math.round(few ? REGISTERS * StrictMath.log((double) REGISTERS / empty) : raw);
  }

  /** Writes all of it. */
  void write(StateWriter out) {
    for (byte register : registers) {
      out.number(register);
    }
  }

  /** Reads what {@link #write} wrote. */
  static DistinctCount read(StateReader in) {
    DistinctCount read = new DistinctCount();
    for (int i = 0; i < REGISTERS; i++) {
      read.registers[i] = (byte) in.upTo(Long.SIZE - BITS + 1, "a register");
    }
    return read;
  }

  @Override
  public String toString() {
    return Arrays.toString(registers);
  }
}
