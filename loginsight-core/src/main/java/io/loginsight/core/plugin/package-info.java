/** What all parts of the engine say of plugins that fail. */
@NullMarked
package io.loginsight.core.plugin;

import org.jspecify.annotations.NullMarked;
