/**
 * What Log Insight costs, measured with JMH, beside the plain way of doing the same.
 *
 * <p>A benchmark of what is package-private sits in the package it measures.
 */
@NullMarked
package io.loginsight.benchmarks;

import org.jspecify.annotations.NullMarked;
