package com.aifilmstudio.local.parts.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The programs as their projects publish them, each checked against its published checksum. */
record OfficialDownload(Cache cache, Publishers publishers) implements Source {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(4);
  private static final Duration ABOUT = Duration.ofMinutes(2);
  private static final List<String> OF_KUBERNETES =
      List.of("kube-apiserver", "kube-scheduler", "kube-controller-manager", "kubectl");

  /** Where Kubernetes and etcd publish. */
  record Publishers(URI kubernetes, URI etcd) {
    static final Publishers OFFICIAL =
        new Publishers(
            URI.create("https://dl.k8s.io/"),
            URI.create("https://github.com/etcd-io/etcd/releases/download/"));
  }

  @Override
  public Outcome look(Preparation preparation) {
    try (var http =
        HttpClient.newBuilder()
            .connectTimeout(ANSWERS_WITHIN)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      // Whether the publishers can be reached shows in a second, before anything is promised.
      text(http, kubernetes("kubectl.sha256"));
      text(http, etcd("SHA256SUMS"));
      preparation.begins(
          "Downloading Kubernetes %s and etcd %s"
              .formatted(cache.pinned().version(), cache.pinned().etcdVersion()),
          "the control plane's programs are not on this machine yet",
          ABOUT);
      return new Outcome.Found(cache.fill(folder -> download(http, folder, preparation)));
    } catch (IOException e) {
      return new Outcome.Closed(
          "no download from %s and %s: %s"
              .formatted(
                  publishers.kubernetes().getHost(), publishers.etcd().getHost(), reason(e)));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void download(HttpClient http, Path folder, Preparation preparation) throws IOException {
    for (var name : OF_KUBERNETES) {
      var program = folder.resolve(name);
      var checksum = text(http, kubernetes(name + ".sha256"));
      save(http, kubernetes(name), program, checksum, preparation);
      makeExecutable(program);
    }
    var archive = folder.resolve("etcd.tar.gz");
    var checksum = checksumOfEtcd(text(http, etcd("SHA256SUMS")));
    save(http, etcd(etcdArchive()), archive, checksum, preparation);
    takeEtcdFrom(archive, folder.resolve("etcd"));
    Files.delete(archive);
  }

  private URI kubernetes(String file) {
    return publishers
        .kubernetes()
        .resolve("%s/bin/linux/%s/%s".formatted(cache.pinned().version(), architecture(), file));
  }

  private URI etcd(String file) {
    return publishers.etcd().resolve(cache.pinned().etcdVersion() + "/" + file);
  }

  private String etcdArchive() {
    return "etcd-%s-linux-%s.tar.gz".formatted(cache.pinned().etcdVersion(), architecture());
  }

  private String checksumOfEtcd(String sums) throws IOException {
    return sums.lines()
        .filter(line -> line.strip().endsWith(etcdArchive()))
        .findFirst()
        .orElseThrow(() -> new IOException("SHA256SUMS does not name " + etcdArchive()));
  }

  private static String architecture() {
    return System.getProperty("os.arch").replace("x86_64", "amd64").replace("aarch64", "arm64");
  }

  private static String text(HttpClient http, URI address) throws IOException {
    var request = HttpRequest.newBuilder(address).timeout(ANSWERS_WITHIN).build();
    return checked(send(http, request, BodyHandlers.ofString())).body();
  }

  private static void save(
      HttpClient http, URI address, Path file, String checksum, Preparation preparation)
      throws IOException {
    var request = HttpRequest.newBuilder(address).build();
    var answer = checked(send(http, request, BodyHandlers.ofInputStream()));
    long length = answer.headers().firstValueAsLong("content-length").orElse(0);
    try (var body = answer.body()) {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var name = file.getFileName().toString();
      Files.copy(
          new CountedStream(
              new DigestInputStream(body, sha256),
              bytes -> preparation.goesOn(new Progress(bytes >> 20, length >> 20, "MiB", name))),
          file);
      var actual = HexFormat.of().formatHex(sha256.digest());
      if (!checksum.strip().startsWith(actual)) {
        throw new IOException(
            "the checksum of %s is %s, published is %s"
                .formatted(address, actual, checksum.strip()));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> HttpResponse<T> send(
      HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static <T> HttpResponse<T> checked(HttpResponse<T> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(response.uri() + " answered " + response.statusCode());
    }
    return response;
  }

  private static void takeEtcdFrom(Path archive, Path program) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive));
        var tar = new TarArchiveInputStream(in)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().endsWith("/etcd")) {
          Files.copy(tar, program);
          makeExecutable(program);
          return;
        }
      }
    }
    throw new IOException(archive.getFileName() + " holds no etcd");
  }

  private static void makeExecutable(Path program) throws IOException {
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
