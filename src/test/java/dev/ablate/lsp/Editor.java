package dev.ablate.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor with one file, which talks to a server over streams. */
final class Editor implements LanguageClient {
  private static final int PATIENCE_SECONDS = 60;

  private final LanguageServer server;
  private final String uri;
  private final BlockingQueue<List<Diagnostic>> diagnostics = new LinkedBlockingQueue<>();
  private String text = "";
  private int version;

  @SuppressWarnings("FutureReturnValueIgnored") // It listens until the streams end.
  Editor(InputStream in, OutputStream out, String uri) {
    this.uri = uri;
    Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, in, out);
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  InitializeResult begin() {
    InitializeParams params = new InitializeParams();
    String folder = uri.substring(0, uri.lastIndexOf('/'));
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder, "experiments")));
    InitializeResult result = get(server.initialize(params));
    server.initialized(new InitializedParams());
    return result;
  }

  void end() {
    get(server.shutdown());
    server.exit();
  }

  /** Opens the file, or changes all of it; the result is what the server then says of it. */
  List<Diagnostic> write(String newText) {
    text = newText;
    version++;
    if (version == 1) {
      server
          .getTextDocumentService()
          .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "exp", 1, text)));
    } else {
      server
          .getTextDocumentService()
          .didChange(
              new DidChangeTextDocumentParams(
                  new VersionedTextDocumentIdentifier(uri, version),
                  List.of(new TextDocumentContentChangeEvent(text))));
    }
    try {
      List<Diagnostic> said = diagnostics.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (said == null) {
        throw new AssertionError("no diagnostics came");
      }
      return said;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What can be written behind the first place with this text. */
  List<CompletionItem> complete(String before) {
    return get(server
            .getTextDocumentService()
            .completion(new CompletionParams(file(), behind(before))))
        .getLeft();
  }

  /** What is said of the last character of the first place with this text. */
  String hover(String before) {
    return get(server.getTextDocumentService().hover(new HoverParams(file(), on(before))))
        .getContents()
        .getRight()
        .getValue();
  }

  List<? extends Location> definition(String before) {
    return get(server.getTextDocumentService().definition(new DefinitionParams(file(), on(before))))
        .getLeft();
  }

  /** The text after renaming the name that the first place with this text ends in. */
  String rename(String before, String name) {
    return applied(Optional.ofNullable(renames(before, name).get(uri)).orElseThrow());
  }

  /** The edits of that in every file, by its URI. */
  Map<String, List<TextEdit>> renames(String before, String name) {
    WorkspaceEdit edit =
        get(server.getTextDocumentService().rename(new RenameParams(file(), on(before), name)));
    return edit.getChanges();
  }

  /** The text after formatting. */
  String format() {
    DocumentFormattingParams params =
        new DocumentFormattingParams(file(), new FormattingOptions(2, true));
    return applied(get(server.getTextDocumentService().formatting(params)));
  }

  private String applied(List<? extends TextEdit> edits) {
    StringBuilder result = new StringBuilder(text);
    edits.stream()
        .sorted((a, b) -> offset(b.getRange().getStart()) - offset(a.getRange().getStart()))
        .forEach(
            edit ->
                result.replace(
                    offset(edit.getRange().getStart()),
                    offset(edit.getRange().getEnd()),
                    edit.getNewText()));
    return result.toString();
  }

  private int offset(Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  private TextDocumentIdentifier file() {
    return new TextDocumentIdentifier(uri);
  }

  private Position behind(String before) {
    return position(text.indexOf(before) + before.length());
  }

  private Position on(String before) {
    return position(text.indexOf(before) + before.length() - 1);
  }

  private Position position(int offset) {
    String head = text.substring(0, offset);
    int line = (int) head.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - head.lastIndexOf('\n') - 1);
  }

  private static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    diagnostics.add(params.getDiagnostics());
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams params) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return new CompletableFuture<>();
  }

  @Override
  public void logMessage(MessageParams params) {}
}
