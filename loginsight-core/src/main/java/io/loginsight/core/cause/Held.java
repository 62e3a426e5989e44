package io.loginsight.core.cause;

/**
 * A value at its place.
 *
 * @param place where it stands
 * @param value the text
 * @param event the number of the event that has it
 */
public record Held(Place place, String value, int event) {}
