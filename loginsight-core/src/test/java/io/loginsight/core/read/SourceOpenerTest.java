package io.loginsight.core.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.core.read.SourceException.Reason;
import io.loginsight.spi.LogSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceOpenerTest {

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final SourceOpener opener = new SourceOpener(ReadLimits.STANDARD, false);

  @TempDir Path folder;

  @Test
  void open_plainFile_givesItsLines() throws IOException {
    assertEquals(List.of("a", "b"), lines("a\nb\n".getBytes(UTF_8)));
  }

  @Test
  void open_byteOrderMark_isRemoved() throws IOException {
    assertEquals(List.of("a", "b"), lines(PlainLines.join(MARK, "a\nb\n".getBytes(UTF_8))));
  }

  @Test
  void open_utf16_becomesUtf8() throws IOException {
    String text = "\ufeffgrüße 😀\r\nok\n";
    for (byte[] bytes : List.of(text.getBytes(UTF_16LE), text.getBytes(UTF_16BE))) {
      List<String> lines = lines(bytes);
      assertEquals(2, lines.size());
      assertEquals("grüße 😀", new String(lines.get(0).getBytes("ISO-8859-1"), UTF_8));
      assertEquals("ok", lines.get(1));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void open_longUtf16_agreesWithTheDecoder(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.appendCodePoint(
          random.nextInt(5) == 0
              ? 0x10000 + random.nextInt(0x1000)
              : 0x20 + random.nextInt(0x3000));
    }
    byte[] bytes = ("\ufeff" + text).getBytes(UTF_16LE);
    try (InputStream in = TextEncoding.toUtf8(new ByteArrayInputStream(bytes))) {
      assertEquals(text.toString(), new String(in.readAllBytes(), UTF_8), "seed " + seed);
    }
  }

  @Test
  void open_utf16CutInACharacter_endsWithTheReplacement() throws IOException {
    byte[] bytes = "\ufeffab".getBytes(UTF_16LE);
    try (InputStream in =
        TextEncoding.toUtf8(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length - 1)))) {
      assertEquals("a\ufffd", new String(in.readAllBytes(), UTF_8));
    }
  }

  @Test
  void open_utf16Failing_keepsWhatCameBefore() throws IOException {
    byte[] bytes = "\ufeffone\ntwo\n".getBytes(UTF_16LE);
    try (BlockReader reader = opener.open(failing(bytes))) {
      assertEquals(List.of("one", "two"), BlockReaderTest.drain(reader));
      assertEquals("fails: disk; what came before is kept", reader.problem());
    }
  }

  @Test
  void open_failingInItsFirstBytes_keepsThem() throws IOException {
    try (BlockReader reader = opener.open(failing("a\n".getBytes(UTF_8)))) {
      assertEquals(List.of("a"), BlockReaderTest.drain(reader));
      assertEquals("fails: disk; what came before is kept", reader.problem());
    }
  }

  @Test
  void open_gzipOfSeveralMembers_givesAll() throws IOException {
    byte[] members = PlainLines.join(gzip("a\n"), gzip(""), gzip("b\nc"), gzip("d\n"));
    assertEquals(List.of("a", "b", "cd"), lines(members));
  }

  @Test
  void open_gzipOfAStreamThatAnswersNothingAvailable_givesAllMembers() throws IOException {
    byte[] members = PlainLines.join(gzip("a\n"), gzip("b\n"));
    InputStream reluctant =
        new ByteArrayInputStream(members) {
          @Override
          public synchronized int available() {
            return 0;
          }

          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(1, length));
          }
        };
    try (BlockReader reader = opener.open(source("r", reluctant))) {
      assertEquals(List.of("a", "b"), BlockReaderTest.drain(reader));
      assertNull(reader.problem());
    }
  }

  @Test
  void open_gzipWithEveryHeaderField_isRead() throws IOException {
    byte[] plain = gzip("a\n");
    byte[] header = {0x1f, (byte) 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3};
    byte[] fields = {3, 0, 'x', 'y', 'z', 'n', 0, 'c', 'o', 0, 1, 2};
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
    assertEquals(List.of("a"), lines(PlainLines.join(header, fields, body)));
  }

  @Test
  void open_gzipPaddedWithZeros_isWhole() throws IOException {
    try (BlockReader reader = open(PlainLines.join(gzip("a\n"), new byte[600]))) {
      assertEquals(List.of("a"), BlockReaderTest.drain(reader));
      assertNull(reader.problem());
    }
  }

  @Test
  void open_gzipFollowedByOtherBytes_keepsItAndTellsSo() throws IOException {
    try (BlockReader reader = open(PlainLines.join(gzip("a\n"), "tail".getBytes(UTF_8)))) {
      assertEquals(List.of("a"), BlockReaderTest.drain(reader));
      assertEquals(
          "app.log: bytes follow the gzip data that are not gzip; what came before is kept",
          reader.problem());
    }
  }

  @Test
  void open_truncatedGzip_keepsWhatCameBefore() throws IOException {
    String text = numbered(20_000);
    byte[] whole = gzip(text);
    for (int length : new int[] {whole.length - 1, whole.length - 9, whole.length / 2, 200}) {
      try (BlockReader reader = open(Arrays.copyOf(whole, length))) {
        String kept = String.join("\n", BlockReaderTest.drain(reader));
        assertTrue(kept.length() > length, "kept " + kept.length() + " of " + length);
        assertTrue(text.startsWith(kept));
        assertEquals(
            "app.log: the gzip data is cut off; what came before is kept", reader.problem());
      }
    }
  }

  @Test
  void open_truncatedInTheSecondMembersHeader_tellsSo() throws IOException {
    byte[] second = Arrays.copyOf(gzip("b\n"), 6);
    try (BlockReader reader = open(PlainLines.join(gzip("a\n"), second))) {
      assertEquals(List.of("a"), BlockReaderTest.drain(reader));
      assertEquals("app.log: the gzip data is cut off; what came before is kept", reader.problem());
    }
  }

  @Test
  void open_gzipWithAWrongChecksum_keepsTheLinesAndTellsSo() throws IOException {
    byte[] bytes = gzip("a\n");
    bytes[bytes.length - 8] ^= 1;
    try (BlockReader reader = open(bytes)) {
      assertEquals(List.of("a"), BlockReaderTest.drain(reader));
      assertEquals(
          "app.log: the gzip data is damaged (its checksum is wrong); what came before is kept",
          reader.problem());
    }
  }

  /** What is kept of a damaged source must not depend on how it is read. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void open_damagedGzip_keepsTheSameForEveryBlockSize(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = gzip(numbered(3_000));
    for (int i = 0; i < 3; i++) {
      bytes[200 + random.nextInt(bytes.length - 200)] ^= (byte) (1 << random.nextInt(8));
    }
    List<String> want = null;
    for (int block : new int[] {1, 7, 100, 4096, 1 << 20}) {
      SourceOpener small = new SourceOpener(new ReadLimits(block, 1 << 20, 64, 10), true);
      try (BlockReader reader = small.open(source("g", new ByteArrayInputStream(bytes)))) {
        List<String> lines = BlockReaderTest.drain(reader);
        assertFalse(lines.isEmpty());
        assertTrue(reader.problem() != null, "seed " + seed);
        want = want == null ? lines : want;
        assertEquals(want, lines, "seed " + seed + ", block " + block);
      }
    }
  }

  @Test
  void open_gzipDamagedAtItsBeginning_isUnreadable() {
    byte[] bytes = Arrays.copyOf(gzip("a\n"), 10);
    SourceException e = refused(bytes);
    assertEquals(Reason.UNREADABLE, e.reason());
    assertEquals("app.log: the gzip data is cut off; nothing could be read", e.getMessage());
  }

  @Test
  void open_gzipOfUtf16_isUnpackedThenDecoded() throws IOException {
    byte[] text = "\ufeffone\r\ntwo".getBytes(UTF_16LE);
    assertEquals(List.of("one", "two"), lines(gzip(text)));
  }

  @Test
  void open_otherPacking_isRefusedByName() {
    SourceException e = refused("BZh91AY&SYxxxx".getBytes(UTF_8));
    assertEquals(Reason.PACKED, e.reason());
    assertEquals(
        "app.log: is packed as bzip2, which cannot be read; unpack it first", e.getMessage());
  }

  @Test
  void open_zstandardOfSeveralFrames_givesAll() throws IOException {
    byte[] frames = PlainLines.join(zstandard("a\n"), zstandard("b\nc"), zstandard("d\n"));
    assertEquals(List.of("a", "b", "cd"), lines(frames));
  }

  @Test
  void open_truncatedZstandard_keepsWhatCameBefore() throws IOException {
    String text = numbered(200_000);
    byte[] whole = zstandard(text);
    try (BlockReader reader = open(Arrays.copyOf(whole, whole.length / 2))) {
      List<String> lines = BlockReaderTest.drain(reader);
      assertTrue(lines.size() > 10_000, lines.size() + " lines");
      assertTrue(text.startsWith(String.join("\n", lines)), "they are the first ones");
      String problem = reader.problem();
      assertTrue(
          problem.startsWith("app.log: the Zstandard data is cut off or damaged")
              && problem.endsWith("; what came before is kept"),
          problem);
    }
  }

  @Test
  void open_zstandardFollowedByASecondFrameThatIsNone_keepsTheFirst() throws IOException {
    try (BlockReader reader = open(PlainLines.join(zstandard("a\n"), "tail".getBytes(UTF_8)))) {
      assertEquals(List.of("a"), BlockReaderTest.drain(reader));
      assertTrue(reader.problem().contains("Zstandard"), reader.problem());
    }
  }

  /** The library is optional: a class path without it must not fail, but say what to add. */
  @Test
  void unpack_withoutTheLibrary_isNoStreamAndNamesTheArtifact() throws Exception {
    List<java.net.URL> urls = new java.util.ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      if (!entry.contains("zstd-jni")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (var without = new java.net.URLClassLoader(urls.toArray(new java.net.URL[0]), platform)) {
      Class<?> packing = without.loadClass(Packing.class.getName());
      Object zstandard = java.util.Objects.requireNonNull(packing.getEnumConstants())[1];
      var unpack = packing.getDeclaredMethod("unpack", java.io.InputStream.class);
      var advice = packing.getDeclaredMethod("advice");
      unpack.setAccessible(true);
      advice.setAccessible(true);
      assertEquals(null, unpack.invoke(zstandard, new ByteArrayInputStream(zstandard("a\n"))));
      String words = (String) advice.invoke(zstandard);
      assertTrue(words.contains("com.github.luben:zstd-jni"), words);
    }
  }

  @Test
  void open_textThatBeginsLikeAMagic_isText() throws IOException {
    assertEquals(List.of("BZh is a word", "PK"), lines("BZh is a word\nPK\n".getBytes(UTF_8)));
  }

  @Test
  void open_emptyFile_isRefused() {
    for (byte[] bytes : List.of(new byte[0], MARK, gzip(""))) {
      SourceException e = refused(bytes);
      assertEquals(Reason.EMPTY, e.reason());
      assertEquals("app.log: is empty", e.getMessage());
    }
  }

  @Test
  void open_binary_isRefusedUnlessForced() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(3).nextBytes(bytes);
    SourceException e = refused(bytes);
    assertEquals(Reason.BINARY, e.reason());
    assertTrue(e.getMessage().startsWith("app.log: is not text ("), e.getMessage());

    SourceOpener forced = new SourceOpener(ReadLimits.STANDARD, true);
    try (BlockReader reader = forced.open(source("b", new ByteArrayInputStream(bytes)))) {
      assertEquals(new PlainLines(bytes, 1 << 20).lines, BlockReaderTest.drain(reader));
    }
  }

  @Test
  void open_missingFile_saysSoInOneLine() {
    LogSource source = new FileSource("gone.log", folder.resolve("gone.log"));
    SourceException e = assertThrows(SourceException.class, () -> opener.open(source));
    assertEquals(Reason.UNREADABLE, e.reason());
    assertEquals("gone.log: cannot be opened: does not exist", e.getMessage());
    assertTrue(e.getCause() instanceof NoSuchFileException);
  }

  @Test
  void open_refused_closesTheStream() {
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    assertThrows(SourceException.class, () -> opener.open(source("e", in)));
    assertTrue(closed[0]);
  }

  @Test
  void open_nameWithControlCharacters_isShownWithoutThem() throws IOException {
    LogSource odd = source("a\n\u001b[31m.log", new ByteArrayInputStream("x".getBytes(UTF_8)));
    try (BlockReader reader = opener.open(odd)) {
      assertEquals("a\\u000a\\u001b[31m.log", reader.name());
    }
  }

  @Test
  void open_fileThatIsTruncatedMeanwhile_keepsWhatCameBeforeAndTellsSo() throws IOException {
    try (BlockReader reader = open(numbered(1_000_000).getBytes(UTF_8))) {
      Files.write(folder.resolve("app.log"), "short\n".getBytes(UTF_8));
      assertTrue(BlockReaderTest.drain(reader).size() > 1_000);
      assertEquals(
          "app.log: became shorter while it was read; what came before is kept", reader.problem());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void open_fileThatIsDeletedOrReplacedMeanwhile_isReadToItsEnd(boolean replaced)
      throws IOException {
    try (BlockReader reader = open(numbered(300_000).getBytes(UTF_8))) {
      Files.delete(folder.resolve("app.log"));
      if (replaced) {
        Files.write(folder.resolve("app.log"), "another\n".getBytes(UTF_8));
      }
      assertEquals(300_000, BlockReaderTest.drain(reader).size());
      assertNull(reader.problem());
    }
  }

  @Test
  void bytesTaken_countsThePackedBytes() throws IOException {
    byte[] packed = gzip(numbered(1_000));
    try (BlockReader reader = open(packed)) {
      BlockReaderTest.drain(reader);
      assertEquals(packed.length, reader.bytesTaken());
      assertEquals(numbered(1_000).length(), reader.counts().bytes());
    }
  }

  private List<String> lines(byte[] bytes) throws IOException {
    try (BlockReader reader = open(bytes)) {
      List<String> lines = BlockReaderTest.drain(reader);
      assertNull(reader.problem());
      return lines;
    }
  }

  private BlockReader open(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("app.log"), bytes);
    return opener.open(new FileSource("app.log", file));
  }

  private SourceException refused(byte[] bytes) {
    return assertThrows(SourceException.class, () -> open(bytes).close());
  }

  private static LogSource failing(byte[] bytes) {
    return source("fails", new BlockReaderTest.FailingStream(bytes, new IOException("disk")));
  }

  private static LogSource source(String name, InputStream in) {
    return new LogSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public long size() {
        return -1;
      }

      @Override
      public InputStream open() {
        return in;
      }
    };
  }

  private static String numbered(int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("request ").append(i * 2_654_435_761L).append(" served\n");
    }
    return text.toString();
  }

  private static byte[] zstandard(String text) {
    return com.github.luben.zstd.Zstd.compress(text.getBytes(UTF_8));
  }

  private static byte[] gzip(String text) {
    return gzip(text.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }
}
