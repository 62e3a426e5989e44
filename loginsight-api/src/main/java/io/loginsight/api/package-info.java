/**
 * What a user of Log Insight sees: the entry point {@link LogInsight} and the records it returns.
 */
@NullMarked
package io.loginsight.api;

import org.jspecify.annotations.NullMarked;
