package dev.ablate.lsp;

import dev.ablate.check.Explained;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server: one conversation with one editor. */
public final class AblateServer implements LanguageServer {
  private final CompletableFuture<LanguageClient> client = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final Checks checks = new Checks();
  private final Documents documents = new Documents(checks, this::publish);
  private volatile boolean shutDown;

  private AblateServer() {}

  /**
   * Talks to an editor until it says goodbye or is gone.
   *
   * @return whether it ended as the protocol says
   */
  public static boolean run(InputStream in, OutputStream out) {
    AblateServer server = new AblateServer();
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.client.complete(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    Thread watch = new Thread(() -> server.endAfter(listening), "end of input");
    watch.setDaemon(true);
    watch.start();
    try {
      return server.ended.join();
    } finally {
      server.checks.close();
    }
  }

  /** An editor that is gone closes the input. */
  private void endAfter(Future<Void> listening) {
    try {
      listening.get();
      ended.complete(shutDown);
    } catch (InterruptedException | ExecutionException e) {
      ended.complete(false);
    }
  }

  private void publish(Document document, Explained explained) {
    client.join().publishDiagnostics(Published.of(document, explained.checked().diagnostics()));
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    documents.lookIn(folders(params));
    ServerCapabilities can = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    can.setTextDocumentSync(sync);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", "(", ",", "=")));
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setRenameProvider(true);
    can.setDocumentFormattingProvider(true);
    return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("ablate")));
  }

  private static List<Path> folders(InitializeParams params) {
    return Optional.ofNullable(params.getWorkspaceFolders()).orElse(List.of()).stream()
        .map(WorkspaceFolder::getUri)
        .filter(uri -> uri.startsWith("file:"))
        .map(uri -> Path.of(URI.create(uri)))
        .toList();
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture("");
  }

  @Override
  public void exit() {
    ended.complete(shutDown);
  }

  @Override
  public void setTrace(SetTraceParams params) {}

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return new Unwatched();
  }

  /** Ablate has no configuration, and reads other files when it checks. */
  private static final class Unwatched implements WorkspaceService {
    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {}

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {}
  }
}
