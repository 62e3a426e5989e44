/**
 * Simulated incidents whose truth is known: {@link Simulator} writes the logs of a small shop in
 * which one thing goes wrong, and {@link Truth} says what, where and in which lines.
 */
@NullMarked
package io.loginsight.lab;

import org.jspecify.annotations.NullMarked;
