/** What chance alone does to counts. */
@NullMarked
package io.loginsight.core.chance;

import org.jspecify.annotations.NullMarked;
