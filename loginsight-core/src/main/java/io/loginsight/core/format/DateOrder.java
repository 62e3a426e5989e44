package io.loginsight.core.format;

/** In which order the parts of an all-digit date such as {@code 03/04/05} stand. */
enum DateOrder {
  YEAR_FIRST,
  MONTH_FIRST,
  DAY_FIRST
}
