package io.loginsight.viz;

/** What somebody who can write into a log would write to break the page that shows it. */
final class HostileText {

  /** Ends every kind of context there is, then tries to run, to load and to deceive. */
  static final String ALL =
      "</script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>"
          + "</style><style>*{display:none}</style>]]><!--<svg/onload=alert(3)>-->"
          + "\" onmouseover=\"alert(4)\" x='y' `${alert(5)}` {{7*7}} &lt;b&gt; &#60;i&#62; \\u003cb\\u003e"
          + "</textarea></title></pre></noscript></template><base href=//evil.example>"
          + "<meta http-equiv=refresh content=0;url=//evil.example><form action=//evil.example>"
          + "javascript:alert(6)\u0000\u0007\u001b[31m\u007f\u0085\u2028\u2029"
          + "\u202egnp.exe\u202c \u2066x\u2069 \u200b\ufeff \ud800 \udc00 \ufffe \udb40\udc41 \ud83d\ude00";

  private HostileText() {}

  static String append(String text) {
    return text + ALL;
  }
}
