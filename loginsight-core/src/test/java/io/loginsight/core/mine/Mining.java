package io.loginsight.core.mine;

import io.loginsight.api.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Drives a miner as the engine does, but shows it every message. */
final class Mining {

  final Miner miner;
  private final MessageScanner scanner = new MessageScanner();
  private final List<Integer> skeletons = new ArrayList<>();

  Mining(Miner miner) {
    this.miner = miner;
  }

  static Mining of(List<String> messages) {
    Mining mining = new Mining(new Miner());
    messages.forEach(mining::add);
    return mining;
  }

  void add(String message) {
    add(message.getBytes(StandardCharsets.UTF_8));
  }

  void add(byte[] message) {
    long hash = scanner.scan(message, 0, message.length);
    int skeleton = miner.find(hash);
    if (skeleton < 0) {
      skeleton = miner.learn(hash, message, 0, message.length);
    } else {
      miner.observe(skeleton, message, 0, message.length);
    }
    skeletons.add(skeleton);
  }

  /** The pattern of the message that was added as the given one, from 0. */
  Pattern patternOf(int message) {
    return miner.pattern(miner.patternOf(skeletons.get(message)));
  }

  List<Pattern> patterns() {
    List<Pattern> patterns = new ArrayList<>();
    for (int i = 0; i < miner.patterns(); i++) {
      patterns.add(miner.pattern(i));
    }
    return patterns;
  }

  List<String> templates() {
    return patterns().stream().map(Pattern::template).toList();
  }
}
