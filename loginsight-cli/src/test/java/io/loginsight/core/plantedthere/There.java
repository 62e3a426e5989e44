package io.loginsight.core.plantedthere;

/** The other half of a circle. */
public class There {

  public io.loginsight.core.plantedhere.Here here;
}
