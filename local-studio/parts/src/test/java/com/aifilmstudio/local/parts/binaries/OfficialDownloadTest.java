package com.aifilmstudio.local.parts.binaries;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.binaries.OfficialDownload.Publishers;
import com.aifilmstudio.local.parts.binaries.Source.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialDownloadTest {
  private final Map<String, byte[]> published = new HashMap<>();
  private HttpServer publisher;
  private Cache cache;
  private OfficialDownload download;

  @BeforeEach
  void aPublisher(@TempDir Path machine) throws IOException {
    publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    publisher.createContext(
        "/",
        exchange -> {
          var file = exchange.getRequestURI().getPath();
          var content = published.get(file.substring(file.lastIndexOf('/') + 1));
          exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : 0);
          try (var body = exchange.getResponseBody()) {
            body.write(content == null ? new byte[0] : content);
          }
        });
    publisher.start();
    cache = new Cache(machine.resolve("cache"), Pinned.read());
    var address = URI.create("http://127.0.0.1:" + publisher.getAddress().getPort() + "/");
    download = new OfficialDownload(cache, new Publishers(address, address));
    for (var name : Binaries.NEEDED) {
      publish(name, name.getBytes(StandardCharsets.UTF_8));
    }
    var version = cache.pinned().etcdVersion();
    var archive = "etcd-" + version + "-linux-" + architecture() + ".tar.gz";
    publish(archive, tar("etcd-" + version + "/etcd", "etcd"));
    var sums = new String(published.get(archive + ".sha256"), StandardCharsets.UTF_8);
    published.put("SHA256SUMS", (sums + "  " + archive + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    publisher.stop(0);
  }

  @Test
  void whatIsPublishedEntersTheCache() throws IOException {
    var outcome = download.look(Preparation.logged());

    assertThat(outcome).isEqualTo(new Outcome.Found(new Binaries(cache.folder())));
    assertThat(Files.readString(cache.folder().resolve("etcd"))).isEqualTo("etcd");
    assertThat(new Binaries(cache.folder()).isComplete()).isTrue();
  }

  @Test
  void aProgramThatDiffersFromItsChecksumIsRefusedWithAllOthers() {
    published.put("kubectl", "something else".getBytes(StandardCharsets.UTF_8));

    assertThat(download.look(Preparation.logged()))
        .isInstanceOfSatisfying(
            Outcome.Closed.class, closed -> assertThat(closed.reason()).contains("checksum of"));
    assertThat(cache.folder()).doesNotExist();
  }

  @Test
  void aVersionThatIsNotPublishedClosesTheWay() {
    published.remove("kubectl.sha256");

    assertThat(download.look(Preparation.logged()))
        .isInstanceOfSatisfying(
            Outcome.Closed.class, closed -> assertThat(closed.reason()).contains("answered 404"));
  }

  private void publish(String name, byte[] content) {
    published.put(name, content);
    try {
      var sum = MessageDigest.getInstance("SHA-256").digest(content);
      published.put(
          name + ".sha256", HexFormat.of().formatHex(sum).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  private static byte[] tar(String name, String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      var entry = new TarArchiveEntry(name);
      entry.setSize(content.length());
      tar.putArchiveEntry(entry);
      tar.write(content.getBytes(StandardCharsets.UTF_8));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
