package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts from outside are shown and do nothing, wherever they stand. */
class EscapingTest {
  private static final String HARMLESS = "0harmless";
  private static final ReportWriter WRITER = new ReportWriter();
  private static final String HARMLESS_PAGE = comparable(WRITER.html(HostileSample.of(HARMLESS)));

  @ParameterizedTest
  @MethodSource("dev.ablate.report.HostileTexts#parts")
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
   * element whatever the text, the file, which holds colours alone, and where labels may break.
   */
  private static String comparable(String page) {
    return page.replace("<wbr>", "")
        .replaceAll("(?s)<(script|style)>.*?</\\1>", "")
        .replaceAll("file [0-9a-f]{12}", "file")
        .replaceAll("[0-9a-f]{64}", "")
        .replaceAll("<pre class=\"source\">([^<]|<span class=\"code-\\w+\">|</span>)*</pre>", "")
        .replaceAll("(<script type=\"application/json\"[^>]*>)[^<]*</script>", "$1")
        .replaceAll("<pre data-name=\"\\w+\">[^<]*</pre>", "")
        .replaceAll("(<text [^>]*>)[^<]*</text>", "$1");
  }
}
