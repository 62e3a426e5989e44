/**
 * Finds what log messages have in common: from the bytes of a message to the pattern it belongs to.
 *
 * <p>Two halves with a narrow border. On the hot side a {@link
 * io.loginsight.core.mine.MessageScanner} masks what is obviously variable and hashes the rest, the
 * <em>skeleton</em>, and a {@link io.loginsight.core.mine.SkeletonTable} looks the hash up. On the
 * slow side a {@link io.loginsight.core.mine.Miner} meets each skeleton once, joins skeletons that
 * differ in variables only, and renders patterns.
 */
@NullMarked
package io.loginsight.core.mine;

import org.jspecify.annotations.NullMarked;
