package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ablate.catalog.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about files that cannot be used. */
class CsvErrorTest {
  private static final String GOOD = "age,colour,digit\n1,red,0\n2,blue,1\n3,red,0\n";

  private final Path folder;

  CsvErrorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    assertRefused("no file train.csv (looked for " + folder.resolve("train.csv") + ")");
    train("");
    assertRefused("train.csv is empty");
    train("a,b,digit\n");
    assertRefused("train.csv has a header line but no rows");
    Files.write(
        folder.resolve("train.csv"),
        "age,digit\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("train.csv:2: not UTF-8; save the file as UTF-8");
    assertRefused(". is not a file", "train", ".");
    assertRefused("'a\0b' is not a path: Nul character not allowed", "train", "a\0b");
  }

  @Test
  void filesAreKnownByTheirParameters() throws IOException {
    assertThat(guilty()).isEqualTo("train");
    train(GOOD);
    assertThat(guilty("test", "none.csv")).isEqualTo("test");
  }

  @Test
  void aQuotedCellThatDoesNotEndIsRefused() throws IOException {
    train("age,digit\n1,0\n\"2,1\n");
    assertRefused("train.csv:3: a quoted cell is not closed, or text follows its closing quote");
    train("age,digit\n1,0\n\"2\"x,1\n");
    assertRefused("train.csv:3: a quoted cell is not closed, or text follows its closing quote");
  }

  @Test
  void aLineWithFewerCellsIsRefused() throws IOException {
    train("age,colour,digit\n1,red,0\n2,blue\n");
    assertRefused("train.csv:3: 2 cells, but the first line has 3");
    train("age,colour,digit\n1,red,0\n\n \n");
    assertRefused("train.csv:4: 1 cell, but the first line has 3");
  }

  @Test
  void aCellWithoutAValueOfItsColumnIsRefused() throws IOException {
    train("age,colour,digit\n1,red,0\n,blue,1\n");
    assertRefused("train.csv:3: column 'age' is empty; write a value or leave out the row");
    train("age,colour,digit\nNaN,red,0\n1,blue,1\n");
    assertRefused(
        "train.csv:2: column 'age' is 'NaN', which is no value; write one or leave out the row");
    train("age,colour,digit\n1,red,0\nold,blue,1\n");
    assertRefused(
        "train.csv:3: column 'age' is 'old', but its first row has a number; write a number");
    train("age,colour,digit\n1,red,0\n2,3,1\n");
    assertRefused(
        "train.csv:3: column 'colour' is '3', but its first row has a text; a column is one or the"
            + " other");
    train("1,red,0\n1e39,blue,1\n");
    assertRefused(
        "train.csv:2: column 0 is '1e39', which does not fit a 32-bit float; divide the column by a"
            + " constant",
        "target",
        2);
  }

  @Test
  void aTargetThatCannotBeUsedIsRefused() throws IOException {
    train(GOOD);
    assertRefused("train.csv has no column 'digits'; did you mean 'digit'?", "target", "digits");
    assertRefused(
        "train.csv has no column 'label'; its columns are age, colour, digit", "target", "label");
    assertRefused(
        "target = 3, but train.csv has 3 columns; write a number from 0 to 2", "target", 3);
    assertRefused(
        "target names several columns, and the loss needs one class a row",
        "target",
        List.of("age", "digit"));
    assertRefused("target names column 'age' twice", "target", List.of("age", 0));
    assertRefused(
        Task.NUMBERS,
        "train.csv:2: column 'colour' is 'red', and the loss needs numbers;"
            + " write loss = CrossEntropyLoss() for classes",
        "target",
        "colour");
    assertRefused(
        Task.LABELS,
        "train.csv:3: column 'age' is '2', and the loss needs labels; write 0 or 1",
        "target",
        List.of("digit", "age"));
    train("1,red,0\n2,blue,1\n");
    assertRefused(
        "train.csv has no header line, so it has no column 'digit'; write the column's number, from"
            + " 0");
    train("age,digit,digit\n1,2,0\n");
    assertRefused("train.csv has two columns 'digit'; write the number of one, from 0");
    train("age,digit\n1,5\n2,5\n");
    assertRefused("column 'digit' of train.csv has one value only, 5; classes need two or more");
    train("digit\n1\n2\n");
    assertRefused("train.csv has no column beside the target");
  }

  @Test
  void aShapeOfAnotherSizeThanARowIsRefused() throws IOException {
    train(GOOD);
    assertRefused(
        "shape = [1, 2, 2] has 4 numbers, but a row of train.csv has 3 features",
        "shape",
        List.of(1, 2, 2));
    assertRefused(
        "shape = [65536, 65536, 65536, 65536] has 18446744073709551616 numbers,"
            + " but a row of train.csv has 3 features",
        "shape",
        List.of(65536, 65536, 65536, 65536));
  }

  @Test
  void testRowsThatDoNotFitTheTrainingFileAreRefused() throws IOException {
    train(GOOD);
    test("age,colour,digit\n1,red,0\n2,mauve,1\n");
    assertRefused(
        "test.csv:3: column 'colour' is 'mauve', which train.csv does not have there; it has blue,"
            + " red",
        "test",
        "test.csv");
    test("age,colour,digit\n1,red,7\n");
    assertRefused(
        "test.csv:2: column 'digit' is '7', which train.csv does not have there; it has 0, 1",
        "test",
        "test.csv");
    test("age,digit\n1,0\n");
    assertRefused(
        "train.csv has 3 columns, but test.csv has 2; every file needs the same",
        "test",
        "test.csv");
    test("age,digit,colour\n1,0,red\n");
    assertRefused(
        "test.csv:1: column 'digit', but column 'colour' in train.csv", "test", "test.csv");
    assertRefused("test = 0.9 leaves none of 3 rows to train on; write at most 2", "test", 0.9);
  }

  private void train(String text) throws IOException {
    Files.writeString(folder.resolve("train.csv"), text);
  }

  private void test(String text) throws IOException {
    Files.writeString(folder.resolve("test.csv"), text);
  }

  private void assertRefused(String message, Object... arguments) {
    assertRefused(Task.CLASSES, message, arguments);
  }

  private void assertRefused(Task task, String message, Object... arguments) {
    assertThatThrownBy(() -> describe(task, arguments))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private String guilty(Object... arguments) {
    return catchThrowableOfType(DataException.class, () -> describe(Task.CLASSES, arguments))
        .parameter();
  }

  private void describe(Task task, Object... arguments) {
    Object[] all = new Object[arguments.length + 6];
    System.arraycopy(
        new Object[] {"train", "train.csv", "target", "digit", "validation", 0}, 0, all, 0, 6);
    System.arraycopy(arguments, 0, all, 6, arguments.length);
    new DataSources(folder).open(Data.of("Csv", all), task).describe();
  }
}
