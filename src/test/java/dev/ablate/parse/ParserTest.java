package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.ast.BinaryOperator;
import dev.ablate.ast.Expr;
import dev.ablate.ast.LayerItem;
import dev.ablate.ast.Statement;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.SourceFile;
import dev.ablate.source.SourceReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  @ParameterizedTest
  @ValueSource(strings = {"loss-ablation.exp", "digits.exp"})
  void theExamplesOfTheLanguageParse(String name) {
    SourceFile file =
        SourceReader.read(Path.of("src/test/resources/valid/syntax", name), name).file();
    assertThat(DiagnosticPrinter.print(Parser.parse(file).diagnostics())).isEmpty();
  }

  @Test
  void minusBindsLooserThanAPowerOnItsRight() {
    Expr.Unary negated = (Expr.Unary) Exprs.expression("-a ** -b");
    Expr.Binary power = (Expr.Binary) negated.operand();
    assertThat(power.operator()).isEqualTo(BinaryOperator.POWER);
    assertThat(power.right()).isInstanceOf(Expr.Unary.class);
  }

  @Test
  void spansCountCharactersBehindAnEmoji() {
    Statement statement = Exprs.statement("description = \"😀\" epochs = 5");
    assertThat(statement.span().text()).isEqualTo("description = \"😀\"");
  }

  @Test
  void anElseIfIsAnIfAloneInTheElse() {
    LayerItem.If first = (LayerItem.If) Exprs.layers("if a { ReLU } else if b { Tanh }").get(0);
    assertThat(first.otherwise()).singleElement().isInstanceOf(LayerItem.If.class);
  }
}
