package io.loginsight.core.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** That blocks of any bytes hold the lines that reading a byte at a time finds. */
@Tag("fuzz")
class ReaderFuzzTest {

  /** The first two bytes say how large a block and how long a line may be. */
  @FuzzTest
  void next_anyBytes_areThoseOfPlainLines(byte[] data) {
    if (data.length < 2) {
      return;
    }
    int block = 1 + (data[0] & 0xff);
    int cap = 16 + (data[1] & 0xff);
    byte[] text = Arrays.copyOfRange(data, 2, data.length);
    BlockReader reader = BlockReaderTest.reader(text, block, cap);
    PlainLines plain = new PlainLines(text, cap);
    assertEquals(plain.lines, BlockReaderTest.drain(reader));
    assertEquals(plain.cutBytes, reader.counts().cutBytes());
    assertEquals(plain.nulBytes, reader.counts().nulBytes());
  }
}
