/** How what has been learnt is written as bytes, and read again by one who does not trust them. */
@NullMarked
package io.loginsight.core.state;

import org.jspecify.annotations.NullMarked;
