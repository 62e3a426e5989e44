package io.loginsight.core.mine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * Messages, mined at once.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class MinedLog {

  private MinedLog() {}

  /**
   * Returns the names of the rules that can be left out.
   *
   * @return the names
   */
  public static List<String> rules() {
    return Arrays.stream(MiningRule.values()).map(MiningRule::name).toList();
  }

  /**
   * Mines messages.
   *
   * @param messages without headers
   * @param without names of rules to be left out
   * @return the template of each message
   */
  public static List<String> templates(List<String> messages, List<String> without) {
    EnumSet<MiningRule> rules = EnumSet.allOf(MiningRule.class);
    without.forEach(name -> rules.remove(MiningRule.valueOf(name)));
    Miner miner = new Miner(20_000, rules);
    MessageScanner scanner = new MessageScanner();
    int[] skeletons = new int[messages.size()];
    for (int i = 0; i < skeletons.length; i++) {
      byte[] message = messages.get(i).getBytes(StandardCharsets.UTF_8);
      long hash = scanner.scan(message, 0, message.length);
      skeletons[i] = miner.find(hash);
      if (skeletons[i] < 0) {
        skeletons[i] = miner.learn(hash, message, 0, message.length);
      } else {
        miner.observe(skeletons[i], message, 0, message.length);
      }
    }
    List<String> templates = new ArrayList<>();
    for (int skeleton : skeletons) {
      templates.add(miner.pattern(miner.patternOf(skeleton)).template());
    }
    return templates;
  }
}
