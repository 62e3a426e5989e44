/**
 * What one measures with. {@link Simulator} writes the logs of a small shop in which one thing goes
 * wrong, and {@link Truth} says what, where and in which lines. {@link Evaluator} says how well an
 * analyzer does, by that or by what people know of their logs.
 */
@NullMarked
package io.loginsight.lab;

import org.jspecify.annotations.NullMarked;
