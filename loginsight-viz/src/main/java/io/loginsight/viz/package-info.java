/**
 * The built-in forms of a report: {@code json} and {@code html}.
 *
 * <p>Log text is hostile. Whatever is written passes through one of two doors, {@code Html} for
 * markup and {@code JsonReport} for data, and both make it harmless; no other class writes bytes.
 */
@NullMarked
package io.loginsight.viz;

import org.jspecify.annotations.NullMarked;
