/**
 * From locations to sources, and from sources to blocks of whole lines.
 *
 * <p>The way in is {@link io.loginsight.core.read.SourceOpener}: it opens a source, unpacks it,
 * turns away what is not text and gives a {@link io.loginsight.core.read.BlockReader}, which fills
 * one {@link io.loginsight.core.read.LineBlock} after another.
 */
@NullMarked
package io.loginsight.core.read;

import org.jspecify.annotations.NullMarked;
