/**
 * Finds what is different between two sides whose patterns have the same ids: {@link
 * io.loginsight.core.compare.Comparer} says which patterns come more or less often than chance and
 * the burstiness of logs explain, and which values of their slots have changed.
 */
@NullMarked
package io.loginsight.core.compare;

import org.jspecify.annotations.NullMarked;
