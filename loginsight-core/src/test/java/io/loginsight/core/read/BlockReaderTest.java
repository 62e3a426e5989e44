package io.loginsight.core.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogSample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockReaderTest {

  private static final int CAP = 16;

  @Test
  void next_lfAndCrLf_endLines() {
    assertEquals(List.of("one", "two", "", "three"), lines("one\ntwo\r\n\r\nthree\n", 64));
  }

  @Test
  void next_loneCarriageReturn_staysInTheLine() {
    assertEquals(List.of("a\rb", "\r", "c\r"), lines("a\rb\n\r\r\nc\r", 64));
  }

  @Test
  void next_noNewlineAtTheEnd_isALine() {
    assertEquals(List.of("a", "b"), lines("a\nb", 64));
  }

  @Test
  void next_onlyNewlines_isThatManyEmptyLines() {
    assertEquals(List.of("", "", ""), lines("\n\n\n", 2));
  }

  @Test
  void next_nul_isAByteLikeAnyOther() {
    BlockReader reader = reader("a\0b\n\0\0\nc".getBytes(UTF_8), 5, 1 << 10);
    assertEquals(List.of("a\0b", "\0\0", "c"), drain(reader));
    assertEquals(3, reader.counts().nulBytes());
  }

  @Test
  void next_tinyBlock_holdsAWholeLine() {
    BlockReader reader = reader("a line longer than the block\nb\n".getBytes(UTF_8), 1, 1 << 10);
    LineBlock block = new LineBlock();
    assertTrue(reader.next(block));
    assertEquals("a line longer than the block", text(block, 0));
  }

  @Test
  void moveTail_someLines_areThoseBehind() {
    LineBlock block = new LineBlock();
    assertTrue(reader("a\n\nbc\r\n\nd\n".getBytes(UTF_8), 64, 1 << 10).next(block));
    LineBlock tail = new LineBlock();
    block.moveTail(2, tail);
    assertEquals(List.of("a", ""), texts(block));
    assertEquals(List.of("bc", "", "d"), texts(tail));
    assertEquals(2, tail.firstLine());
  }

  @Test
  void moveTail_noLine_leavesAll() {
    LineBlock block = new LineBlock();
    assertTrue(reader("a\nb\n".getBytes(UTF_8), 64, 1 << 10).next(block));
    LineBlock tail = new LineBlock();
    block.moveTail(2, tail);
    assertEquals(List.of("a", "b"), texts(block));
    assertEquals(0, tail.lines());
  }

  @Test
  void moveTail_lineThatWasTooLong_isCutThere() {
    LineBlock block = new LineBlock();
    assertTrue(reader("b".repeat(50).getBytes(UTF_8), 30, 20).next(block));
    LineBlock tail = new LineBlock();
    block.moveTail(0, tail);
    assertTrue(tail.isCut(0));
    assertFalse(block.isCut(0));
  }

  @Test
  void next_manyShortLines_leavesSomeToTheNextBlock() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append(i % 10 == 0 ? "" : i).append(i % 7 == 0 ? "\r\n" : "\n");
    }
    String all = text.append("end").toString();
    BlockReader reader = reader(all.getBytes(UTF_8), 1 << 20, 1 << 10);
    LineBlock block = new LineBlock();
    int lines = 0;
    while (reader.next(block)) {
      assertTrue(block.lines() <= 8_192, () -> "lines in one block: " + block.lines());
      assertEquals(lines, block.firstLine());
      lines += block.lines();
    }
    assertEquals(50_001, lines);
    assertEquals(all.length(), reader.counts().bytes());
  }

  @Test
  void next_afterTheEnd_staysFalse() {
    BlockReader reader = reader("a\n".getBytes(UTF_8), 8, 64);
    assertEquals(List.of("a"), drain(reader));
    assertFalse(reader.next(new LineBlock()));
    assertFalse(reader.next(new LineBlock()));
  }

  @Test
  void next_lineOverTheLimit_keepsItsBeginningAndCountsTheRest() {
    BlockReader reader = reader("0123456789abcdefXYZ\r\nnext\n".getBytes(UTF_8), 4, CAP);
    LineBlock block = new LineBlock();
    assertTrue(reader.next(block));
    assertEquals("0123456789abcdef", text(block, 0));
    assertTrue(block.isCut(0));
    assertTrue(reader.next(block));
    assertEquals("next", text(block, 0));
    assertFalse(block.isCut(0));
    assertEquals(new ReadCounts(26, 2, 1, 3, 0, 0), reader.counts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void next_lineAtTheLimit_isNotCut(String lineEnd) {
    for (int block = 1; block < 40; block++) {
      BlockReader reader = reader(("0123456789abcdef" + lineEnd).getBytes(UTF_8), block, CAP);
      assertEquals(List.of("0123456789abcdef"), drain(reader));
      assertEquals(0, reader.counts().cutLines());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "€", "😀"})
  void next_cut_splitsNoCharacter(String character) {
    for (int before = 12; before <= 16; before++) {
      String line = "x".repeat(before) + character.repeat(8);
      BlockReader reader = reader((line + "\n").getBytes(UTF_8), 7, CAP);
      String kept = drain(reader).get(0);
      byte[] bytes = kept.getBytes(StandardCharsets.ISO_8859_1);
      assertTrue(PlainLines.valid(bytes), kept);
      assertTrue(bytes.length > CAP - character.getBytes(UTF_8).length, kept);
      assertEquals(0, reader.counts().invalidLines());
    }
  }

  @Test
  void next_lineOf100Mb_takesBoundedMemory() {
    long size = 100_000_000;
    InputStream in = new RepeatStream((byte) 'x', size, "\nlast\n".getBytes(UTF_8));
    BlockReader reader = reader("long", in, ReadLimits.STANDARD);
    LineBlock block = new LineBlock();
    assertTrue(reader.next(block));
    assertEquals(1, block.lines());
    assertEquals(1 << 20, block.end(0) - block.start(0));
    assertTrue(block.bytes().length < 3 << 20, "block grew to " + block.bytes().length);
    assertTrue(reader.heldBytes() < 3 << 20, "reader holds " + reader.heldBytes());
    assertTrue(reader.next(block));
    assertEquals("last", text(block, 0));
    assertEquals(new ReadCounts(size + 6, 2, 1, size - (1 << 20), 0, 0), reader.counts());
  }

  @Test
  void next_randomBytes_finishesAndCountsEveryByte() {
    byte[] bytes = new byte[1_000_000];
    new Random(7).nextBytes(bytes);
    BlockReader reader = reader(bytes, 1 << 12, 1 << 10);
    PlainLines plain = new PlainLines(bytes, 1 << 10);
    assertEquals(plain.lines, drain(reader));
    assertEquals(bytes.length, reader.counts().bytes());
  }

  /** The property that the blocks share with the plain way, whatever their size. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void next_agreesWithThePlainWay(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      byte[] text = text(random);
      int cap = 16 + random.nextInt(60);
      PlainLines plain = new PlainLines(text, cap);
      for (int block : new int[] {1, 2, 7, 8, 9, 16, 17, 31, 64, 100, 1000, 1 << 14}) {
        ReadLimits limits = new ReadLimits(block, cap, 16 + random.nextInt(400), 10);
        String where = "seed " + seed + ", round " + round + ", " + limits;
        BlockReader reader = reader("test", new CrumbStream(text, random.nextLong()), limits);
        List<String> lines = new ArrayList<>();
        long cut = 0;
        LineBlock into = new LineBlock();
        while (reader.next(into)) {
          assertEquals(lines.size(), into.firstLine(), where);
          for (int line = 0; line < into.lines(); line++) {
            assertTrue(into.start(line) >= LineParser.PADDING, where);
            assertTrue(into.end(line) <= into.bytes().length - LineParser.PADDING, where);
            lines.add(text(into, line));
            cut += into.isCut(line) ? 1 : 0;
          }
        }
        assertEquals(plain.lines, lines, where);
        assertEquals(plain.cutLines, cut, where);
        ReadCounts want =
            new ReadCounts(
                text.length,
                plain.lines.size(),
                plain.cutLines,
                plain.cutBytes,
                plain.invalidLines,
                plain.nulBytes);
        assertEquals(want, reader.counts(), where);
        assertNull(reader.problem());
      }
    }
  }

  @Test
  void next_failureHalfWay_keepsWhatCameBefore() throws IOException {
    InputStream in = new FailingStream("one\ntwo\nthr".getBytes(UTF_8), new IOException("disk"));
    try (BlockReader reader = reader("app.log", in, new ReadLimits(5, 64, 16, 10))) {
      assertEquals(List.of("one", "two", "thr"), drain(reader));
      assertEquals("app.log: disk; what came before is kept", reader.problem());
    }
  }

  @Test
  void next_streamThrowsUnchecked_isAProblemToo() throws IOException {
    InputStream in = new FailingStream("one\n".getBytes(UTF_8), new IllegalStateException());
    try (BlockReader reader = reader("odd", in, ReadLimits.STANDARD)) {
      assertEquals(List.of("one"), drain(reader));
      assertEquals(
          "odd: failed with IllegalStateException; what came before is kept", reader.problem());
    }
  }

  @Test
  void sample_holdsTheFirstFilledLines() {
    BlockReader reader =
        reader(
            "s",
            new ByteArrayInputStream("\n a \r\n\t\r\nb\n\nc\nd\n".getBytes(UTF_8)),
            new ReadLimits(4, 64, 64, 3));
    assertEquals(List.of(" a ", "b", "c"), texts(reader.sample()));
    assertEquals(List.of("", " a ", "\t", "b", "", "c", "d"), drain(reader));
  }

  @Test
  void sample_endsWithAWholeLine() {
    BlockReader reader =
        reader(
            "s",
            new ByteArrayInputStream("first line\nsecond line\n".getBytes(UTF_8)),
            new ReadLimits(64, 64, 16, 10));
    assertEquals(List.of("first line"), texts(reader.sample()));
  }

  @Test
  void sample_oneLineLongerThanIt_isItsBeginning() {
    BlockReader reader =
        reader(
            "s",
            new ByteArrayInputStream("a line of more bytes\nb\n".getBytes(UTF_8)),
            new ReadLimits(64, 64, 16, 10));
    assertEquals(List.of("a line of more b"), texts(reader.sample()));
    assertEquals(List.of("a line of more bytes", "b"), drain(reader));
  }

  @Test
  void sample_afterABlock_isRefused() {
    BlockReader reader = reader("a\n".getBytes(UTF_8), 4, 64);
    reader.next(new LineBlock());
    assertThrows(IllegalStateException.class, reader::sample);
  }

  private static List<String> lines(String text, int block) {
    return drain(reader(text.getBytes(UTF_8), block, 1 << 10));
  }

  static BlockReader reader(byte[] text, int block, int cap) {
    return reader("test", new ByteArrayInputStream(text), new ReadLimits(block, cap, 16, 10));
  }

  private static BlockReader reader(String name, InputStream in, ReadLimits limits) {
    CountingStream taken = new CountingStream(in);
    return new BlockReader(name, taken, taken, limits);
  }

  static List<String> drain(BlockReader reader) {
    List<String> lines = new ArrayList<>();
    LineBlock block = new LineBlock();
    while (reader.next(block)) {
      lines.addAll(texts(block));
    }
    return lines;
  }

  private static List<String> texts(LogSample sample) {
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < sample.lines(); line++) {
      lines.add(text(sample, line));
    }
    return lines;
  }

  private static String text(LogSample sample, int line) {
    int start = sample.start(line);
    return new String(sample.bytes(), start, sample.end(line) - start, StandardCharsets.ISO_8859_1);
  }

  /** Mixes what is hard: line ends, characters of every length, broken ones, NUL, long lines. */
  private static byte[] text(Random random) {
    String[] pieces = {
      "\n", "\r\n", "\r", "\n\n", "word ", "8 bytes!", "\0", "é", "€", "😀", "\u0080"
    };
    byte[][] parts = new byte[random.nextInt(120)][];
    for (int i = 0; i < parts.length; i++) {
      int kind = random.nextInt(pieces.length + 3);
      if (kind < pieces.length) {
        parts[i] = pieces[kind].getBytes(UTF_8);
      } else if (kind == pieces.length) {
        parts[i] = "x".repeat(random.nextInt(200)).getBytes(UTF_8);
      } else {
        parts[i] = new byte[1 + random.nextInt(3)];
        random.nextBytes(parts[i]);
      }
    }
    return PlainLines.join(parts);
  }

  /** Gives a few bytes at a time, and now and then none. */
  private static final class CrumbStream extends ByteArrayInputStream {
    private final Random random;

    CrumbStream(byte[] bytes, long seed) {
      super(bytes);
      random = new Random(seed);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, random.nextInt(40)));
    }
  }

  /** The same byte very often, then a tail: a file that is on no disk. */
  private static final class RepeatStream extends InputStream {
    private final byte repeated;
    private final byte[] tail;
    private long left;
    private int at;

    RepeatStream(byte repeated, long count, byte[] tail) {
      this.repeated = repeated;
      this.left = count;
      this.tail = tail;
    }

    @Override
    public int read() {
      return left-- > 0 ? repeated : at < tail.length ? tail[at++] : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        int next = read();
        into[offset] = (byte) next;
        return next < 0 ? -1 : 1;
      }
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(into, offset, offset + count, repeated);
      left -= count;
      return count;
    }
  }

  /** Gives its bytes, then fails. */
  static final class FailingStream extends ByteArrayInputStream {
    private final Exception failure;

    FailingStream(byte[] bytes, Exception failure) {
      super(bytes);
      this.failure = failure;
    }

    @Override
    public synchronized int read() {
      int next = super.read();
      if (next < 0) {
        FailingStream.<RuntimeException>sneak(failure);
      }
      return next;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      int count = super.read(into, offset, length);
      if (count < 0) {
        FailingStream.<RuntimeException>sneak(failure);
      }
      return count;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneak(Exception failure) throws E {
      throw (E) failure; // ByteArrayInputStream declares no IOException
    }
  }
}
