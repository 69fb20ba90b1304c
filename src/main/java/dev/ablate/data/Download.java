package dev.ablate.data;

import dev.ablate.source.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Fetches a published file once. What has come so far lies beside it and ends with {@code .part};
 * the next attempt goes on there. The file gets its name when its checksum is right.
 */
final class Download {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BEYOND_THE_END = 416;
  private static final int KILO = 1000;
  private static final int BUFFER = 1 << 16;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RemoteFile file;
  private final Path part;
  private final DataProgress progress;

  Download(RemoteFile file, DataProgress progress) {
    this.file = file;
    this.part = file.to().resolveSibling(file.to().getFileName() + ".part");
    this.progress = progress;
  }

  /**
   * Fetches what is missing, and checks all of it.
   *
   * @throws UncheckedIOException where it cannot be had, or is not what was published
   */
  void run() {
    try {
      Files.createDirectories(file.to().toAbsolutePath().getParent());
      fetch();
      verify();
      Files.move(part, file.to(), StandardCopyOption.ATOMIC_MOVE);
    } catch (ConnectException e) {
      throw failure("no connection to " + file.from().getHost());
    } catch (IOException e) {
      throw failure(FileFailure.text(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
  }

  private void fetch() throws IOException, InterruptedException {
    long here = Files.exists(part) ? Files.size(part) : 0;
    HttpResponse<InputStream> response = request(here);
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case PARTIAL -> receive(response, body, here);
        case OK -> receive(response, body, 0);
        case BEYOND_THE_END -> {
          // All of it is here: the last attempt ended before the check.
        }
        default -> throw failure("the server answered " + response.statusCode());
      }
    }
  }

  private HttpResponse<InputStream> request(long from) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest.Builder request = HttpRequest.newBuilder(file.from()).timeout(PATIENCE);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private void receive(HttpResponse<?> response, InputStream body, long from) throws IOException {
    long left = response.headers().firstValueAsLong("Content-Length").orElse(0);
    try (OutputStream out = open(from);
        DataProgress.Work work =
            progress.begin("Downloading " + file.to().getFileName(), "kB", (from + left) / KILO)) {
      work.advance(from / KILO);
      long done = from;
      byte[] buffer = new byte[BUFFER];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        out.write(buffer, 0, read);
        work.advance((done + read) / KILO - done / KILO);
        done += read;
      }
    }
  }

  private OutputStream open(long from) throws IOException {
    return from > 0
        ? Files.newOutputStream(part, StandardOpenOption.APPEND)
        : Files.newOutputStream(part);
  }

  private void verify() throws IOException {
    Checksum found = file.checksum().of(part);
    if (!found.equals(file.checksum())) {
      Files.delete(part);
      throw failure(
          "it has the checksum %s, not %s, and was removed".formatted(found, file.checksum()));
    }
  }

  private UncheckedIOException failure(String reason) {
    return new UncheckedIOException(
        new IOException(
            "cannot download %s: %s; run again to go on, or put the file at %s by hand"
                .formatted(file.from(), reason, file.to())));
  }
}
