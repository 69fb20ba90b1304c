package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.ablate.report.results.ReportInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens reports in a real browser, with a server beside it that counts what they ask of it. */
class ChromiumTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static final Path CHECKS = Path.of("src/test/resources/dev/ablate/report");

  private final Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;

  /** What a page became, and what was written to its console. */
  private record Opened(String dom, List<String> console) {}

  ChromiumTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
  }

  @BeforeEach
  void startServer() {
    assumeThat(CHROMIUM).as("Chromium, which this test drives").isExecutable();
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void aHostileReportOpensWithoutConsoleErrorsAndWithoutRequests() throws Exception {
    String hostile = "\"></style></title><script>document.title='owned'</script>" + image();
    Path file = folder.resolve("reports/hostile/index.html");
    new ReportWriter().write(HostileSample.of(hostile), file);

    String label = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
    Opened page =
        open(
            file.toUri()
                + String.format(
                    "#leaderboard?pin=%s&baseline=%s&filter=%s&group=variant&band=range&x=time",
                    label, label, label.replace("%22", "")));

    assertThat(page.console()).isEmpty();
    assertThat(requests).hasValue(0);
    assertThat(page.dom())
        .contains("Learning curves", "Pinned rows", "paired by seed")
        .doesNotContain("<title>owned");
  }

  @Test
  void twoHundredHostileTextsInEveryFieldDoNothingEvenWithoutThePolicy() throws Exception {
    List<String> texts = HostileTexts.all().distinct().toList();

    assertThat(texts).hasSizeGreaterThan(200);
    assertThat(failures("hostile.js", HostileSample.of(String.join(" ", texts)))).isEmpty();
    assertThat(requests).hasValue(0);
  }

  @Test
  void thePolicyStopsWhatAMistakeInATemplateWouldLetThrough() throws Exception {
    String page = new ReportWriter().html(Samples.ablation(2));
    Path file = folder.resolve("mistake.html");
    Files.writeString(file, page.replace("<main>", "<main>" + script() + image()));

    assertThat(open(file).console()).hasSize(2).allMatch(line -> line.contains("Policy"));
    assertThat(requests).hasValue(0);
  }

  @Test
  void thisTestWouldSeeARequestAndAConsoleMessage() throws Exception {
    Path file = folder.resolve("control.html");
    Files.writeString(file, "<!doctype html><title>x</title>" + script() + image());

    Opened page = open(file);

    assertThat(page.console()).anyMatch(line -> line.contains("it ran"));
    assertThat(requests.get()).isPositive();
  }

  @Test
  void theLeaderboardIsSortedAndFilteredAsTheFragmentSays() throws Exception {
    Path file = folder.resolve("state.html");
    Files.writeString(file, new ReportWriter().html(Samples.grid()));

    Opened page =
        open(file.toUri() + "#leaderboard?sort=-optimizer.lr,val_loss&filter=lr%3C%3D1e-3");

    assertThat(page.console()).isEmpty();
    assertThat(shown(page))
        .containsExactly("AdamW 0.001", "SGD 0.001", "AdamW 0.0001", "SGD 0.0001");
    assertThat(page.dom())
        .contains("4 of 6 shown", "Copy LaTeX</button>", "Copy Markdown</button>")
        .contains("aria-sort=\"descending\"");
  }

  @Test
  void theLeaderboardDoesWhatItsControlsSay() throws Exception {
    assertThat(failures("leaderboard.js", Samples.grid())).isEmpty();
  }

  @Test
  void theCurvesAreDrawnAsTheirSwitchesSay() throws Exception {
    assertThat(failures("curves.js", Samples.grid())).isEmpty();
  }

  @Test
  void brushingAnAxisFiltersTheLeaderboard() throws Exception {
    assertThat(failures("axes.js", Samples.grid())).isEmpty();
  }

  @Test
  void allFiguresAndTablesAreThereWithoutScripts() throws Exception {
    String page =
        new ReportWriter().html(Samples.grid()).replaceAll("(?s)<script>.*?</script>", "");
    String text = new ObjectMapper().writeValueAsString(page).replace("</", "<\\/");

    assertThat(failures("const original = " + text + ";", "unscripted.js", Samples.grid()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"})
  void nothingKeepsReadersOut(String scheme) throws Exception {
    String axe = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (InputStream in = getClass().getResourceAsStream(axe)) {
      String script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      String page = seenBy(scheme, new ReportWriter().html(Samples.grid()));
      assertThat(failuresOf(page, script, "accessibility.js")).isEmpty();
    }
  }

  @Test
  void onPaperAllIsOpenAndNothingIsToBePressed() throws Exception {
    String page = seenBy("print", new ReportWriter().html(Samples.grid()));

    assertThat(failuresOf(page, "", "printed.js")).isEmpty();
  }

  /** The page with the styles of a medium for every one. */
  private static String seenBy(String medium, String page) {
    return page.replace("@media " + medium, "@media all");
  }

  @Test
  void aButtonCopiesTheTextOfItsTable() throws Exception {
    Opened page =
        openAfter(
            "let copied; Object.defineProperty(navigator, 'clipboard',"
                + " {value: {writeText: (text) => { copied = text; }}});"
                + "document.querySelector('#table-2 .buttons button').click();"
                + "document.title = copied === document.querySelector('#table-2 pre').textContent"
                + " && copied.includes('toprule');");

    assertThat(page.dom()).contains("<title>true</title>");
  }

  /** What does not hold in a page, of the checks in a script beside this test. */
  private List<String> failures(String checks, ReportInput input) throws Exception {
    return failures("", checks, input);
  }

  private List<String> failures(String library, String checks, ReportInput input) throws Exception {
    return failuresOf(new ReportWriter().html(input), library, checks);
  }

  private List<String> failuresOf(String page, String library, String checks) throws Exception {
    Path file = folder.resolve("checked.html");
    String script =
        library
            + "\n"
            + Files.readString(CHECKS.resolve(checks))
            + Files.readString(CHECKS.resolve("checks.js"));
    String written = unprotected(page, script);
    Files.write(file, written.getBytes(StandardCharsets.UTF_8));

    Opened opened = open(file);

    assertThat(opened.console()).as("axe alone draws").allMatch(line -> line.contains("Canvas2D"));
    Matcher found = Pattern.compile("(?s)<pre id=\"failures\">(.*?)</pre>").matcher(opened.dom());
    assertThat(found.find()).as("the checks ended").isTrue();
    return found.group(1).lines().toList();
  }

  /** The page with a script that its policy would not let run. */
  private static String unprotected(String page, String script) {
    return page.replaceFirst("<meta http-equiv[^>]*>", "")
        .replaceFirst(
            "</body>\\s*</html>\\s*$",
            Matcher.quoteReplacement("<script>" + script + "</script></body></html>"));
  }

  /** The page of a grid after a script that its policy would not let run. */
  private Opened openAfter(String script) throws IOException, InterruptedException {
    Path file = folder.resolve("after.html");
    Files.writeString(file, unprotected(new ReportWriter().html(Samples.grid()), script));
    return open(file);
  }

  /** Optimizer and rate of the leaderboard's rows that are not hidden. */
  private static List<String> shown(Opened page) {
    String board = page.dom().substring(page.dom().indexOf("<table class=\"board\">"));
    return Pattern.compile("<td class=\"number\">[^<]*</td><td>(\\w+)</td><td>([^<]+)</td>")
        .matcher(board)
        .results()
        .map(row -> row.group(1) + " " + row.group(2))
        .toList();
  }

  private String image() {
    return "<img src='http://127.0.0.1:" + server.getAddress().getPort() + "/leak'>";
  }

  private static String script() {
    return "<script>console.error('it ran')</script>";
  }

  private Opened open(Path file) throws IOException, InterruptedException {
    return open(file.toUri().toString());
  }

  private Opened open(String address) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("log.txt");
    Process chromium =
        new ProcessBuilder(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--enable-logging=stderr",
                "--virtual-time-budget=10000",
                "--dump-dom",
                address)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    assertThat(chromium.waitFor(90, TimeUnit.SECONDS)).as("Chromium ended").isTrue();
    List<String> console =
        Files.readAllLines(log).stream().filter(line -> line.contains("CONSOLE")).toList();
    return new Opened(Files.readString(dom), console);
  }
}
