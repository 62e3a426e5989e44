/** What the words of a text tell by themselves, for all who look at texts. */
@NullMarked
package io.loginsight.core.wording;

import org.jspecify.annotations.NullMarked;
