/** The built-in analyzers, and the fence around every analyzer. */
@NullMarked
package io.loginsight.core.analyze;

import org.jspecify.annotations.NullMarked;
