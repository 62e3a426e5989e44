package io.loginsight.core.format;

/**
 * Where a header ends, and which of its columns are special. Immutable.
 *
 * @param anchor the last column that is a timestamp or a level
 * @param fixed how many columns there are for sure
 * @param terminator what ends the header behind them, a constant of {@link HeaderLayout}
 * @param level the column of the level, or -1
 * @param time the column of the time, or -1
 * @param date the column of the date, if that of the time has none; else -1
 * @param loggerBehind whether the logger stands behind the message
 */
record HeaderOutline(
    int anchor, int fixed, int terminator, int level, int time, int date, boolean loggerBehind) {}
