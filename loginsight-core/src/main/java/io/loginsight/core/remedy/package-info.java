/** What may be done about an incident, out of a catalogue. */
@NullMarked
package io.loginsight.core.remedy;

import org.jspecify.annotations.NullMarked;
