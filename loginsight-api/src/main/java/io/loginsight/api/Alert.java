package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody might want to be told of: a finding of ours, or what any other program
 * says.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param time when it happened; null if that is not known
 * @param type what it is, as whoever raised it names it; the same for the same
 * @param host where it happened: a host, a service, a component; empty if that is not known
 * @param source what it is about, such as an address or a user; empty if that is not known
 * @param severity how bad whoever raised it takes it to be; null if it does not say
 */
public record Alert(
    @Nullable Instant time, String type, String host, String source, @Nullable Severity severity) {

  /** Checks that nothing is null but the time and the severity. */
  public Alert {
    requireNonNull(type, "type");
    requireNonNull(host, "host");
    requireNonNull(source, "source");
  }
}
