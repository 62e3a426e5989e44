package io.loginsight.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version that is printed. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"loginsight " + number()};
  }

  /** Returns the version of the jar. */
  String number() {
    @Nullable String ofJar = Main.class.getPackage().getImplementationVersion();
    return ofJar == null ? "(not from a jar)" : ofJar;
  }
}
