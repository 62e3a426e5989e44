package io.loginsight.core.format;

import io.loginsight.api.LogInsightException;
import io.loginsight.core.plugin.PluginFailure;

/** A format plugin has thrown while it looked at a sample; the cause is what it threw. */
public final class FormatProviderException extends LogInsightException {

  private static final long serialVersionUID = 1;

  private final String providerId;

  FormatProviderException(String providerId, Throwable cause) {
    super(
        "The format '" + providerId + "' failed to look at a sample: " + PluginFailure.told(cause),
        cause);
    this.providerId = providerId;
  }

  /**
   * Returns which plugin it was.
   *
   * @return the id of the provider
   */
  public String providerId() {
    return providerId;
  }
}
