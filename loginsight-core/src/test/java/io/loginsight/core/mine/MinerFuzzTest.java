package io.loginsight.core.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.loginsight.api.Pattern;
import io.loginsight.core.HostileLines;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** That any messages are taken apart, learnt and rendered. */
@Tag("fuzz")
class MinerFuzzTest {

  @FuzzTest
  void patterns_anyMessages_haveOneSlotForEachMark(byte[] data) {
    List<byte[]> messages = HostileLines.linesOf(data);
    Mining mining = new Mining(new Miner());
    SlotSampler sampler = new SlotSampler();
    SkeletonTable table = new SkeletonTable();
    MessageScanner scanner = new MessageScanner();
    SlotSample sample = new SlotSample();
    sampler.begin(sample);
    for (int i = 0; i < messages.size(); i++) {
      byte[] message = messages.get(i);
      mining.add(message);
      long hash = scanner.scan(message, 0, message.length);
      mining.miner.slotValues().addEvents(hash, 1);
      if (sampler.wants(table.idOf(hash), 0, i)) {
        sampler.take(hash, message, 0, message.length);
      }
      compareWithPlainScanner(message, scanner.tokens());
    }
    sampler.end();
    mining.miner.slotValues().add(sample);
    for (Pattern pattern : mining.patterns()) {
      assertEquals(marks(pattern.template()), pattern.slots().size(), pattern::template);
      assertFalse(pattern.template().isBlank());
      pattern.slots().forEach(slot -> assertTrue(slot.examples().size() <= 5));
    }
  }

  /** The plain scanner needs long for long messages. */
  private static void compareWithPlainScanner(byte[] message, Tokens tokens) {
    if (message.length <= 300) {
      List<PlainScanner.Token> plain = PlainScanner.tokens(message);
      assertEquals(plain.size(), tokens.count, () -> HostileLines.told(message));
    }
  }

  private static int marks(String template) {
    return (template.length() - template.replace(Pattern.SLOT, "").length())
        / Pattern.SLOT.length();
  }
}
