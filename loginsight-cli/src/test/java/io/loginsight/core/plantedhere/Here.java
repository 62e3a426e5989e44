package io.loginsight.core.plantedhere;

/** One half of a circle. */
public class Here {

  public io.loginsight.core.plantedthere.There there;
}
