/**
 * Says what a log does that it did not do before. Each detector compares a part of the window with
 * the rest of it and answers with {@link io.loginsight.core.anomaly.Sign}s, which are folded into
 * findings.
 */
@NullMarked
package io.loginsight.core.anomaly;

import org.jspecify.annotations.NullMarked;
