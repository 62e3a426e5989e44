/**
 * Folds alerts, from wherever they come, into few incidents, and says which of them a person should
 * be told of.
 *
 * <p>{@link io.loginsight.core.incident.Folder} decides on each alert as it comes, by how many bits
 * of {@link io.loginsight.core.incident.Surprise} it carries: an alert that comes every hour tells
 * nothing, however loud it is, and one that has never come tells most. Nothing is trained, no name
 * of an alert is known, and what is kept is bounded.
 */
@NullMarked
package io.loginsight.core.incident;

import org.jspecify.annotations.NullMarked;
