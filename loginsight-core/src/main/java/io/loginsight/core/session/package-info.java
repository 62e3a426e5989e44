/**
 * Finds the sessions that are not as their peers: {@link
 * io.loginsight.core.session.SessionDetector} compares each open session with those that have come
 * to the same age, event by event. Nothing is trained, and no session needs to be over before it
 * teaches.
 */
@NullMarked
package io.loginsight.core.session;

import org.jspecify.annotations.NullMarked;
