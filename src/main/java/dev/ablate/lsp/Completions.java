package dev.ablate.lsp;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.parse.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/**
 * What can be written at a place; the words before it decide, so that the file may be unfinished.
 */
final class Completions {
  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "=", "in", "(", "[", "{", ",", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "//",
          "%", "**", "..", "then", "if", "else", "and", "or", "not", "where", "without", "step");
  private static final List<String> REPORT =
      List.of("rows", "columns", "pivot", "sort", "baseline", "where");

  private final Optional<SourceUnit> known;
  private final List<Document> imported;
  private final Map<String, CompletionItem> items = new LinkedHashMap<>();

  private Completions(Optional<SourceUnit> known, List<Document> imported) {
    this.known = known;
    this.imported = imported;
  }

  /**
   * What can stand at a place.
   *
   * @param known the file's tree when it could last be parsed
   * @param imported the files that it imports
   */
  static List<CompletionItem> at(
      Document document, int offset, Optional<SourceUnit> known, List<Document> imported) {
    List<Word> before = new ArrayList<>();
    for (Word word : document.words()) {
      boolean inside = word.span().offset() < offset && offset <= word.end();
      if (inside && (word.kind() == Word.Kind.COMMENT || isString(word, offset))) {
        return List.of();
      }
      boolean begun = inside && isName(word);
      if (word.end() <= offset && !begun && word.kind() != Word.Kind.COMMENT) {
        before.add(word);
      }
    }
    Completions completions = new Completions(known, imported);
    completions.complete(before);
    return List.copyOf(completions.items.values());
  }

  private static boolean isString(Word word, int offset) {
    return word.kind() == Word.Kind.STRING && offset < word.end();
  }

  private static boolean isName(Word word) {
    return word.kind() == Word.Kind.NAME || word.kind() == Word.Kind.KEYWORD;
  }

  private void complete(List<Word> before) {
    Frame frame = Frame.at(before);
    String last = before.isEmpty() ? "" : before.get(before.size() - 1).text();
    boolean value = BEFORE_VALUES.contains(last);
    if (last.equals(".")) {
      before.stream()
          .skip(Math.max(0, before.size() - 2))
          .limit(1)
          .map(Word::text)
          .forEach(this::parts);
      return;
    }
    switch (frame.kind()) {
      case FILE -> keywords("experiment", "model", "block", "import");
      case EXPERIMENT -> statement(frame, last, value && !last.equals("{"));
      case SETTINGS -> setting(frame, value && !last.equals("{"));
      case REPORT -> REPORT.forEach(name -> add(name, CompletionItemKind.Property, "setting", ""));
      case LAYERS -> layers();
      case CALL -> argument(frame, last.equals("(") || last.equals(","));
      case VALUES -> value(frame);
      case PARAMETERS -> keywords("off");
    }
  }

  private void statement(Frame frame, String last, boolean value) {
    if (last.equals("where") || last.equals("without")) {
      names();
      Vocabulary.settings().forEach(this::reference);
    } else {
      setting(frame, value);
      if (!value) {
        keywords("let", "where", "baseline", "variant", "without", "report");
      }
    }
  }

  private void setting(Frame frame, boolean value) {
    if (value) {
      value(frame);
      return;
    }
    Vocabulary.settings().stream()
        .filter(setting -> !frame.given().contains(setting.name()))
        .forEach(this::assigned);
  }

  private void argument(Frame frame, boolean first) {
    if (first) {
      Vocabulary.component(frame.head()).stream()
          .flatMap(component -> component.parameters().stream())
          .filter(parameter -> !frame.given().contains(parameter.name()))
          .forEach(this::assigned);
      models()
          .filter(model -> model.name().text().equals(frame.head()))
          .flatMap(model -> model.parameters().stream())
          .forEach(p -> assigned(p.name().text(), "parameter of the model", ""));
    }
    value(frame);
  }

  private void value(Frame frame) {
    Vocabulary.expected(frame).ifPresent(this::values);
    names();
  }

  private void values(Parameter parameter) {
    for (Kind kind : Vocabulary.kinds(parameter.type())) {
      Vocabulary.components(kind).forEach(this::component);
      if (kind == Kind.MODEL) {
        models().forEach(m -> add(m.name().text(), CompletionItemKind.Class, "model", ""));
      }
    }
    Vocabulary.words(parameter.type())
        .forEach(word -> add(word, CompletionItemKind.EnumMember, parameter.name(), ""));
  }

  private Stream<Declaration.Model> models() {
    return Stream.concat(known.stream(), imported.stream().flatMap(file -> file.unit().stream()))
        .flatMap(unit -> Vocabulary.models(unit).stream());
  }

  /** The lets of the experiment. */
  private void names() {
    declared(Symbol.Kind.LET, CompletionItemKind.Variable, "let");
  }

  private void declared(Symbol.Kind kind, CompletionItemKind shown, String noun) {
    known.stream()
        .flatMap(unit -> Symbols.of(unit).declared().stream())
        .filter(symbol -> symbol.kind() == kind)
        .forEach(symbol -> add(symbol.name().text(), shown, noun, ""));
  }

  private void parts(String setting) {
    Vocabulary.setting(setting).stream()
        .flatMap(parameter -> Vocabulary.parameters(parameter.type()))
        .forEach(this::assigned);
  }

  private void layers() {
    Vocabulary.components(Kind.LAYER).forEach(this::component);
    declared(Symbol.Kind.BLOCK, CompletionItemKind.Function, "block");
    imported.stream()
        .flatMap(file -> file.symbols().stream())
        .flatMap(symbols -> symbols.shared().stream())
        .filter(symbol -> symbol.kind() == Symbol.Kind.BLOCK)
        .forEach(s -> add(s.name().text(), CompletionItemKind.Function, "block", ""));
    declared(Symbol.Kind.PARAMETER, CompletionItemKind.Variable, "parameter");
    keywords("repeat", "for", "if", "residual", "shortcut", "parallel", "block");
  }

  private void keywords(String... keywords) {
    for (String keyword : keywords) {
      add(keyword, CompletionItemKind.Keyword, "", "");
    }
  }

  private void component(Component component) {
    String kind = component.kind().noun();
    add(component.name(), CompletionItemKind.Class, kind, CatalogText.of(component));
  }

  private void assigned(Parameter parameter) {
    assigned(parameter.name(), parameter.type().requirement(), CatalogText.of(parameter));
  }

  private void assigned(String name, String detail, String documentation) {
    add(name, CompletionItemKind.Property, detail, documentation).setInsertText(name + " = ");
  }

  private void reference(Parameter setting) {
    add(setting.name(), CompletionItemKind.Property, "setting", CatalogText.of(setting));
  }

  private CompletionItem add(
      String name, CompletionItemKind kind, String detail, String documentation) {
    CompletionItem item = items.computeIfAbsent(name, label -> new CompletionItem(label));
    item.setKind(kind);
    item.setDetail(detail);
    if (!documentation.isEmpty()) {
      item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, documentation));
    }
    return item;
  }
}
