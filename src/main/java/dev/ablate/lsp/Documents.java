package dev.ablate.lsp;

import dev.ablate.ast.Printer;
import dev.ablate.ast.SourceUnit;
import dev.ablate.check.Explained;
import dev.ablate.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Answers what an editor asks about the files that are open in it. */
final class Documents implements TextDocumentService {
  private final Checks checks;
  private final BiConsumer<Document, Explained> listener;
  private final Map<String, Document> open = new HashMap<>();
  private final Map<String, SourceUnit> known = new HashMap<>();
  private final List<Path> folders = new ArrayList<>();

  /**
   * No files yet.
   *
   * @param listener is told what checking a file found
   */
  Documents(Checks checks, BiConsumer<Document, Explained> listener) {
    this.checks = checks;
    this.listener = listener;
  }

  /** Folders in which files may use what an open one declares. */
  void lookIn(Collection<Path> workspace) {
    folders.addAll(workspace);
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    update(params.getTextDocument().getUri(), params.getTextDocument().getText());
  }

  /** The whole text comes with every change. */
  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    String text = params.getContentChanges().get(params.getContentChanges().size() - 1).getText();
    update(params.getTextDocument().getUri(), text);
  }

  /** What it imports or reads may have been saved as well. */
  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    open.values().forEach(document -> checks.soon(document, listener));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    checks.forget(uri);
    open.remove(uri);
    known.remove(uri);
  }

  private void update(String uri, String text) {
    Document document = Document.of(uri, text);
    open.put(uri, document);
    document.unit().ifPresent(unit -> known.put(uri, unit));
    checks.soon(document, listener);
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    Document document = document(params.getTextDocument());
    Optional<SourceUnit> unit = Optional.ofNullable(known.get(document.uri()));
    List<CompletionItem> items =
        Completions.at(
            document, document.offset(params.getPosition()), unit, imported(document, unit));
    return CompletableFuture.completedFuture(Either.forLeft(items));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    Document document = document(params.getTextDocument());
    int offset = document.offset(params.getPosition());
    String text = Hovers.at(document, offset, project()).orElse("");
    return Hovers.wantsCount(document, offset)
        ? checks.now(document).thenApply(found -> hover((text + "\n\n" + Counts.of(found)).strip()))
        : CompletableFuture.completedFuture(hover(text));
  }

  /** What a file imports, as it did when it could last be parsed. */
  private List<Document> imported(Document document, Optional<SourceUnit> unit) {
    return project().imported(new Document(document.uri(), document.file(), List.of(), unit));
  }

  private Project project() {
    return new Project(open.values());
  }

  private static Hover hover(String markdown) {
    return new Hover(new MarkupContent(MarkupKind.MARKDOWN, markdown));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    Document document = document(params.getTextDocument());
    List<Location> found =
        Definitions.of(document, document.offset(params.getPosition()), project()).stream()
            .toList();
    return CompletableFuture.completedFuture(Either.forLeft(found));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    Document document = document(params.getTextDocument());
    try {
      int offset = document.offset(params.getPosition());
      return CompletableFuture.completedFuture(
          Renames.of(document, offset, params.getNewName(), project(), folders));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(
          refusal(ResponseErrorCode.RequestFailed, String.valueOf(e.getMessage())));
    }
  }

  /** The whole text anew; nothing where it is canonical already or has syntax errors. */
  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    Document document = document(params.getTextDocument());
    List<TextEdit> edits =
        document.unit().map(Printer::print).stream()
            .filter(text -> !text.equals(document.file().text()))
            .map(text -> new TextEdit(Document.range(all(document)), text))
            .toList();
    return CompletableFuture.completedFuture(edits);
  }

  private static Span all(Document document) {
    return new Span(document.file(), 0, document.file().text().length());
  }

  private Document document(TextDocumentIdentifier identifier) {
    Document document = open.get(identifier.getUri());
    if (document == null) {
      throw refusal(ResponseErrorCode.InvalidParams, identifier.getUri() + " is not open");
    }
    return document;
  }

  private static ResponseErrorException refusal(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, ""));
  }
}
