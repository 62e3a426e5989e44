package io.loginsight.core.bytes.planted;

import io.loginsight.core.mine.Miner;

/** Breaks what the bytes must keep: to know nobody. */
public class Breach {

  Object miner = new Miner();
}
