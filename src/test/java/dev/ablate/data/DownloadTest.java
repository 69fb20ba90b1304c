package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ablate.catalog.DataInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine. */
class DownloadTest {
  private static final int SIZE = 300_000;

  @TempDir private Path folder;

  private final byte[] content = new byte[SIZE];
  private final List<String> ranges = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private HttpServer server;
  private boolean ranged = true;
  private int cutAfter = Integer.MAX_VALUE;
  private int status = 200;

  @BeforeEach
  void serve() throws IOException {
    new Random(7).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(String.valueOf(range));
    int from =
        ranged && range != null ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
    if (status != 200 || from >= SIZE) {
      exchange.sendResponseHeaders(status != 200 ? status : 416, -1);
    } else {
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, SIZE - from);
      exchange.getResponseBody().write(content, from, Math.min(SIZE - from, cutAfter));
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  @Test
  void fetchesAFileAndShowsHowFarItIs() {
    download().run();
    assertThat(target()).hasBinaryContent(content);
    assertThat(part()).doesNotExist();
    assertThat(progress.get(0)).isEqualTo("Downloading set.tar.gz: 300 kB");
    assertThat(progress.stream().skip(1).mapToLong(Long::parseLong).sum()).isEqualTo(300);
  }

  @Test
  void goesOnWhereItWasCutOff() throws IOException {
    cutAfter = 100_000;
    assertRefused("run again to go on");
    assertThat(target()).doesNotExist();
    long here = Files.size(part());
    assertThat(here).isBetween(1L, 100_000L);

    cutAfter = Integer.MAX_VALUE;
    progress.clear();
    download().run();
    assertThat(ranges).containsExactly("null", "bytes=" + here + "-");
    assertThat(target()).hasBinaryContent(content);
    assertThat(progress).startsWith("Downloading set.tar.gz: 300 kB", Long.toString(here / 1000));
  }

  @Test
  void startsAgainWhereTheServerKnowsNoRanges() throws IOException {
    ranged = false;
    Files.write(part(), new byte[1000]);
    download().run();
    assertThat(target()).hasBinaryContent(content);
  }

  @Test
  void takesAFileThatIsAllHereButNotChecked() throws IOException {
    Files.write(part(), content);
    download().run();
    assertThat(target()).hasBinaryContent(content);
  }

  @Test
  void removesAFileWithAnotherChecksum() {
    content[17]++;
    Checksum published = Checksum.md5("0".repeat(32));
    assertThatThrownBy(() -> new Download(file(published), this::begin).run())
        .isInstanceOf(UncheckedIOException.class)
        .message()
        .contains(
            address() + ": it has the checksum MD5 " + DigestUtils.md5Hex(content),
            "not MD5 0000",
            "and was removed",
            "put the file at " + target());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void removesWhatDoesNotFitThePartThatWasHere() throws IOException {
    Files.write(part(), new byte[1000]);
    assertRefused("and was removed");
    download().run();
    assertThat(target()).hasBinaryContent(content);
  }

  @Test
  void saysWhatTheServerAnswered() {
    status = 404;
    assertRefused("cannot download " + address() + ": the server answered 404");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysWhereToPutTheFileWithoutANetwork() {
    server.stop(0);
    assertRefused(
        "cannot download %s: no connection to localhost; run again to go on, or put the file at %s by hand"
            .formatted(address(), target()));
    URI unknown = URI.create("https://nowhere.invalid/set.tar.gz");
    RemoteFile file = new RemoteFile(unknown, Checksum.md5(""), target());
    assertThatThrownBy(() -> new Download(file, this::begin).run())
        .hasMessageContaining("cannot download " + unknown + ": no connection to nowhere.invalid");
  }

  @Test
  void isTheSameDataSetBeforeAndAfter() {
    byte[] archive = ImageFiles.archive("cifar-100-binary", ImageFiles.cifar100(200, 100));
    server.createContext(
        "/set.tar.gz",
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    PublishedSource source = source(archive);
    DataInfo before = source.describe();
    assertThat(before.trainRows()).isEqualTo(180);
    assertThatThrownBy(source::load).hasMessageContaining(target() + ", which is not there");

    source.prepare();
    assertThat(source.load().info()).isEqualTo(before);
    assertThat(source.describe()).isEqualTo(before);

    server.stop(0);
    source.prepare();
  }

  @Test
  void downloadsNothingBesideOtherFiles() {
    ImageFiles.write(folder, ImageFiles.cifar100(200, 100));
    source(content).prepare();
    assertThat(ranges).isEmpty();
  }

  /** A data set published as a small CIFAR-100 in this archive. */
  private PublishedSource source(byte[] archive) {
    CifarFormat real = CifarFormat.CIFAR100;
    CifarFormat format =
        new CifarFormat(
            new PublishedImages.Facts(
                "Cifar100", real.facts().input(), real.facts().classes(), 200, 100),
            address().resolve("."),
            new PublishedFile("set.tar.gz", Checksum.md5(DigestUtils.md5Hex(archive))),
            real.folder(),
            real.train(),
            real.test(),
            real.labelBytes());
    return new PublishedSource(
        Data.of("Cifar100", "path", "."),
        new CifarImages(format, folder, "."),
        new ChecksumCache(folder.resolve("cache")),
        this::begin);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> download().run())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(message);
  }

  private Download download() {
    return new Download(file(Checksum.md5(DigestUtils.md5Hex(content))), this::begin);
  }

  private RemoteFile file(Checksum checksum) {
    return new RemoteFile(address(), checksum, target());
  }

  private URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/set.tar.gz");
  }

  private Path target() {
    return folder.resolve("set.tar.gz");
  }

  private Path part() {
    return folder.resolve("set.tar.gz.part");
  }

  private DataProgress.Work begin(String what, String unit, long total) {
    progress.add(what + ": " + total + " " + unit);
    return new DataProgress.Work() {
      @Override
      public void advance(long amount) {
        progress.add(Long.toString(amount));
      }

      @Override
      public void close() {}
    };
  }
}
