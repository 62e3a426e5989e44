/**
 * How raw lines are written: finds the formats of a source in some of its lines, cuts each line
 * into time, level, header fields and message, and joins the lines of one event.
 *
 * <p>The engine enters through {@link io.loginsight.core.format.FormatChain}, {@link
 * io.loginsight.core.format.Continuations}, {@link io.loginsight.core.format.StackTrace} and {@link
 * io.loginsight.core.format.YearFinder}; the providers are found as services.
 */
@NullMarked
package io.loginsight.core.format;

import org.jspecify.annotations.NullMarked;
