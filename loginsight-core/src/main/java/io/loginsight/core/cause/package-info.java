/**
 * Ranks which service an incident comes from: what traces do after their steps, how long they take
 * between them, and what was measured besides, in the incident and before. It knows services and
 * kinds of events as names alone.
 */
@NullMarked
package io.loginsight.core.cause;

import org.jspecify.annotations.NullMarked;
