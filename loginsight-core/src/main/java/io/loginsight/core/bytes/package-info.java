/** Bytes, eight at a time: what reading, cutting and mining lines have in common. */
@NullMarked
package io.loginsight.core.bytes;

import org.jspecify.annotations.NullMarked;
