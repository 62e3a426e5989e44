/** Reads alerts out of tables and JSON, whoever has written them. */
@NullMarked
package io.loginsight.core.alert;

import org.jspecify.annotations.NullMarked;
