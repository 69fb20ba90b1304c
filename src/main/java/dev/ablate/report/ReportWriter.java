package dev.ablate.report;

import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.Results;
import dev.ablate.report.text.Copies;
import dev.ablate.report.view.Page;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the report: one HTML file that needs no network, no server and no JavaScript.
 *
 * <p>Templates are {@code .ftlh}, so everything they print is escaped, and the page's content
 * security policy allows nothing but its own style sheet and its own scripts, by their hashes. The
 * scripts only add comfort: copying, sorting, filtering, brushing; a page without axes does not
 * hold the library that draws them.
 */
public final class ReportWriter {

  /** One script, in this order: what a file uses at once stands before it. */
  private static final List<String> SCRIPT =
      List.of(
          "script/page.js",
          "script/copy.js",
          "script/state.js",
          "script/rows.js",
          "script/filter.js",
          "script/sort.js",
          "script/columns.js",
          "script/baseline.js",
          "script/pins.js",
          "script/groups.js",
          "script/leaderboard.js",
          "script/shown.js",
          "script/chart.js",
          "script/figures.js",
          "script/curves.js",
          "script/parallel.js",
          "script/start.js");

  private final Configuration templates = templates();
  private final Inlined style = Inlined.read(List.of("report.css"));
  private final Inlined script = Inlined.read(SCRIPT);

  /** Apache ECharts, as its WebJar has it; the version is the POM's. */
  private final Inlined charts =
      Inlined.read(List.of("/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js"));

  /** How templates are read: from here alone, and without making objects of any class. */
  static Configuration templates() {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    templates.setClassForTemplateLoading(ReportWriter.class, "");
    templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    templates.setDefaultEncoding("UTF-8");
    templates.setLocale(Locale.ROOT);
    templates.setNumberFormat("c");
    templates.setLogTemplateExceptions(false);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    return templates;
  }

  /** The page; equal inputs give equal pages. */
  public String html(ReportInput input) {
    StringWriter out = new StringWriter();
    try {
      write(input, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private void write(ReportInput input, Writer out) throws IOException {
    Template layout = templates.getTemplate("report.ftlh");
    try {
      layout.process(model(input), out);
    } catch (TemplateException e) {
      throw new IllegalStateException("a template of the report is wrong", e);
    }
  }

  private Map<String, Object> model(ReportInput input) {
    Page page = Page.of(Results.of(input));
    List<Inlined> scripts =
        page.axes().parallel().isEmpty() ? List.of(script) : List.of(charts, script);
    return Map.of("page", page, "copies", new Copies(), "style", style, "scripts", scripts);
  }

  /**
   * Writes the page so that a reader sees the old file or the new one, never a part.
   *
   * @param file usually {@code reports/NAME/index.html}; its folder is made where it is missing
   * @throws IOException where the file cannot be written
   */
  public void write(ReportInput input, Path file) throws IOException {
    PageFile.of(file).write(out -> write(input, out));
  }
}
