package io.loginsight.core.engine;

import io.loginsight.core.format.FormatChain;

/**
 * A source that is being read, with what was learnt from its first part.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param index which source of the run it is, from 0
 * @param name as the user wrote it
 * @param chain the formats found in it
 */
record OpenSource(int index, String name, FormatChain chain) {}
