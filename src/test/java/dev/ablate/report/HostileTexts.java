package dev.ablate.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that would do something wherever they are not escaped; those that run call {@code owned()}.
 */
final class HostileTexts {

  /** Ends whatever a text may stand in. */
  private static final List<String> ENDS =
      List.of(
          "",
          "\">",
          "'>",
          "\" ",
          "' ",
          "`",
          "</script>",
          "</style>",
          "</title>",
          "</pre></code>",
          "</td></tr></table></section></main>",
          "</text></svg>",
          "</textarea></template></noscript>",
          "-->",
          "]]>",
          "\\\"}]}");

  private static final List<String> BEGINNINGS =
      List.of(
          "<script>owned()</script>",
          "<img src=x onerror=owned()>",
          "<svg onload=owned()>",
          "<svg><script>owned()</script></svg>",
          "<iframe srcdoc='<script>parent.owned()</script>'></iframe>",
          "<details open ontoggle=owned()>",
          "<input autofocus onfocus=owned()>",
          "<a href=javascript:owned()>click</a>",
          "<style>body{display:none}</style>",
          "<math><mtext><style><img src=x onerror=owned()></style></mtext></math>",
          "onmouseover=owned() autofocus onfocus=owned() x=");

  private static final List<String> OTHERS =
      List.of(
          "<meta http-equiv=refresh content='0;url=http://example.org'>",
          "<base href=http://example.org>",
          "<link rel=stylesheet href=http://example.org/x.css>",
          "<form action=http://example.org><button>Save</button></form>",
          "<object data=javascript:owned()></object>",
          "<!--",
          "<!--<script>",
          "<![CDATA[ <script>owned()</script> ]]>",
          "&lt;script&gt;",
          "&#60;script&#62;owned()&#60;/script&#62;",
          "&amp;",
          "\\u003cscript\\u003eowned()\\u003c/script\\u003e",
          "\\x3cscript\\x3eowned()",
          "\"; owned(); //",
          "'; owned(); //",
          "`${owned()}`",
          "${7 * 7}",
          "<#list 1..9 as i>x</#list>",
          "<@copyable/>",
          "${page.header.title?eval}",
          "[=7*7]",
          "{{constructor.constructor('owned()')()}}",
          "<noscript><p title=\"</noscript><img src=x onerror=owned()>\">",
          "\u202e evil \u2028 \u2029 \u0000 \ufeff",
          "\ud83d",
          "<ſcript>owned()</ſcript>",
          "< script >owned()</ script >",
          "%3Cscript%3Eowned()%3C/script%3E",
          "javascript:owned()",
          "data:text/html,<script>owned()</script>",
          "vbscript:owned()",
          "constructor",
          "toString",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "-1+1",
          "@SUM(A1:A9)",
          "\t=1+1",
          "a\tb",
          "a,b;c|d",
          "\"quoted\"",
          "../../etc/passwd",
          "C:\\windows\\system32",
          "\\input{/etc/passwd}",
          "\\write18{id}",
          "}\\end{table}",
          "[a](javascript:owned()) ![b](http://example.org/c.png)",
          "**bold** `code` | cell | # head",
          "NaN",
          "null",
          "undefined",
          "1e999");

  /** Shown otherwise than they are: on one line, with spaces for underscores, or cut. */
  private static final List<String> REWRITTEN =
      List.of(
          "__proto__", "a\nb\r\nc", "100 % & more_of^this~ #1 $x$", "-0", " ", "x".repeat(2000));

  private HostileTexts() {}

  /** One of each kind. */
  static Stream<String> parts() {
    return Stream.of(ENDS, BEGINNINGS, OTHERS).flatMap(List::stream).skip(1);
  }

  /** More than 200 of them. */
  static Stream<String> all() {
    return Stream.concat(
        ENDS.stream().flatMap(end -> BEGINNINGS.stream().map(begin -> end + begin)),
        Stream.concat(OTHERS.stream(), REWRITTEN.stream()));
  }
}
