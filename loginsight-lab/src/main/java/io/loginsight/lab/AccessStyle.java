package io.loginsight.lab;

import org.jspecify.annotations.Nullable;

/** How a gateway lays out a request that it has answered. */
enum AccessStyle {
  /** The combined format of nginx, and some more at its end. */
  NGINX {
    @Override
    void write(TimeText times, Access access, StringBuilder out) {
      times.wordyDate(out.append(access.ip()).append(" - - ["), access.micros(), '/').append(':');
      times.time(out, access.micros()).append(" +0000] \"");
      out.append(access.method()).append(' ').append(access.path()).append(" HTTP/1.1\" ");
      out.append(access.status()).append(' ').append(access.bytes()).append(" \"");
      out.append(access.isForwarded() ? "https://www.harborshop.example/" : "-");
      out.append("\" \"").append(access.agent()).append("\" rid=").append(access.traceId());
      if (access.isForwarded()) {
        seconds(out.append(" rt="), access.took());
        seconds(out.append(" urt="), access.took() - 200).append(" up=").append(access.upstream());
      } else {
        out.append(" rt=0.000 urt=- up=-");
      }
    }
  },
  /** The JSON format of Envoy, with the keys of its documentation. */
  ENVOY_JSON {
    @Override
    void write(TimeText times, Access access, StringBuilder out) {
      times.isoMillis(out.append("{\"start_time\":\""), access.micros());
      out.append("Z\",\"method\":\"").append(access.method()).append("\",\"path\":\"");
      out.append(access.path()).append("\",\"protocol\":\"HTTP/2\",\"response_code\":");
      out.append(access.status()).append(",\"bytes_sent\":").append(access.bytes());
      out.append(",\"duration\":").append(Math.max(0, access.took()) / Kernel.MILLI);
      out.append(",\"upstream_host\":\"").append(access.isForwarded() ? access.upstream() : "-");
      out.append("\",\"x_forwarded_for\":\"").append(access.ip()).append("\",\"user_agent\":\"");
      out.append(access.agent()).append('"');
      if (access.shownId() != null) {
        out.append(",\"x_request_id\":\"").append(access.shownId()).append('"');
      }
      out.append('}');
    }
  };

  /**
   * A request that was answered.
   *
   * @param took how long it took; negative if it was not even passed on
   * @param traceId the request
   * @param shownId what is to be shown of it; null if nothing
   */
  record Access(
      long micros,
      String ip,
      String method,
      String path,
      int status,
      int bytes,
      String agent,
      String traceId,
      @Nullable String shownId,
      long took,
      String upstream) {

    boolean isForwarded() {
      return took >= 0;
    }
  }

  abstract void write(TimeText times, Access access, StringBuilder out);

  private static StringBuilder seconds(StringBuilder out, long micros) {
    long millis = Math.max(1, micros / Kernel.MILLI);
    return TimeText.padded(out.append(millis / 1000).append('.'), millis % 1000, 3);
  }
}
