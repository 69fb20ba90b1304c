package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts from outside are shown and do nothing, wherever they stand. */
class EscapingTest {
  private static final String HARMLESS = "0harmless";
  private static final ReportWriter WRITER = new ReportWriter();
  private static final String HARMLESS_PAGE = comparable(WRITER.html(HostileSample.of(HARMLESS)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>document.title='owned'</script>",
        "</title><script>alert(1)</script>",
        "</style><style>body{display:none}</style>",
        "</pre></code></table></section></main><h1>owned</h1>",
        "<img src=x onerror=alert(1)>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "\" onfocus=\"alert(1)\" autofocus=\"",
        "<svg onload=alert(1)>",
        "</svg><script>alert(1)</script>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<a href=javascript:alert(1)>click</a>",
        "<meta http-equiv=refresh content='0;url=http://example.org'>",
        "<base href=http://example.org>",
        "<link rel=stylesheet href=http://example.org/x.css>",
        "<!--",
        "--><script>alert(1)</script>",
        "<![CDATA[ <script>alert(1)</script> ]]>",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "&amp;",
        "${7 * 7}",
        "<#list 1..9 as i>x</#list>",
        "${page.header.title?eval}",
        "[=7*7]",
        "{{7*7}}",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<math><mtext></table><style><img src=x onerror=alert(1)></style>",
        "\u202e evil \u2028 \u0000",
        "<ſcript>alert(1)</ſcript>",
        "< script >",
        "%3Cscript%3Ealert(1)%3C/script%3E",
      })
  void aHostileTextChangesNothingButItself(String hostile) {
    String text = "0" + hostile;

    String page = WRITER.html(HostileSample.of(text));

    assertThat(page).contains(escaped(text));
    assertThat(comparable(page).replace(escaped(text), HARMLESS)).isEqualTo(HARMLESS_PAGE);
  }

  /** HTML's five characters, as FreeMarker escapes them. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * The page without what follows the text in a way of its own: the hash of the file, tables ready
   * to be copied, data of the script and labels of figures, cut where they are long, which hold no
   * element whatever the text, and the file, which holds colours alone.
   */
  private static String comparable(String page) {
    return page.replaceAll("file [0-9a-f]{12}", "file")
        .replaceAll("[0-9a-f]{64}", "")
        .replaceAll("<pre class=\"source\">([^<]|<span class=\"code-\\w+\">|</span>)*</pre>", "")
        .replaceAll("(<script type=\"application/json\"[^>]*>)[^<]*</script>", "$1")
        .replaceAll("<pre data-name=\"\\w+\">[^<]*</pre>", "")
        .replaceAll("(<text [^>]*>)[^<]*</text>", "$1");
  }
}
