/**
 * Drives the data through all stages: reads blocks in parallel, merges them in order, and lets
 * analyzers look at the result.
 */
@NullMarked
package io.loginsight.core.engine;

import org.jspecify.annotations.NullMarked;
