/**
 * The command line: {@code Main} starts one of the classes named {@code ...Command}, each of which
 * is one command and prints what the public API of Log Insight found.
 */
@NullMarked
package io.loginsight.cli;

import org.jspecify.annotations.NullMarked;
