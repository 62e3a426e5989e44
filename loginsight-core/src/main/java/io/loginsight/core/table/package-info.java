/**
 * Reads rows of named columns: tables with a header, and JSON, an object a line. It knows nobody.
 */
@NullMarked
package io.loginsight.core.table;

import org.jspecify.annotations.NullMarked;
