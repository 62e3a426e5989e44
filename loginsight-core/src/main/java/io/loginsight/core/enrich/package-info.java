/** What lines say and imply about where they come from. */
@NullMarked
package io.loginsight.core.enrich;

import org.jspecify.annotations.NullMarked;
