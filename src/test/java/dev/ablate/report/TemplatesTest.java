package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  @Test
  void noTemplateMayMakeObjects() throws IOException {
    Template template =
        new Template(
            "hostile",
            "${'freemarker.template.utility.Execute'?new()('id')}",
            ReportWriter.templates());
    assertThatThrownBy(() -> template.process(Map.of(), new StringWriter()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("not allowed");
  }
}
