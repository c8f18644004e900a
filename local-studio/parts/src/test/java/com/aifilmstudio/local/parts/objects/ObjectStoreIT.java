package com.aifilmstudio.local.parts.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.s3.model.ChecksumMode.ENABLED;

import com.aifilmstudio.local.parts.testkit.SharedObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

@Tag("store")
class ObjectStoreIT {
  private static final String CONTENT = "a film";
  private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

  private final ObjectStore store = SharedObjectStore.get();
  private final String bucket = store.freshBucket();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whatWasPutComesBackAlsoInPieces() {
    try (var s3 = client(store.secretKey())) {
      s3.putObject(b -> b.bucket(bucket).key("a/b c.txt"), RequestBody.fromString("0123456789"));

      assertThat(
              s3.getObjectAsBytes(b -> b.bucket(bucket).key("a/b c.txt").range("bytes=2-4"))
                  .asUtf8String())
          .isEqualTo("234");
    }
  }

  @Test
  void aFilmIsReadThroughAPresignedAddressAndNotThroughATamperedOne() throws Exception {
    try (var s3 = client(store.secretKey());
        var presigner = presigner()) {
      s3.putObject(b -> b.bucket(bucket).key("film"), RequestBody.fromString(CONTENT));
      var address =
          presigner
              .presignGetObject(
                  p ->
                      p.signatureDuration(Duration.ofMinutes(5))
                          .getObjectRequest(get -> get.bucket(bucket).key("film")))
              .url()
              .toString();

      assertThat(get(address).body()).isEqualTo(CONTENT);
      assertThat(ofAPage(address).headers().firstValue("Access-Control-Allow-Origin")).isPresent();
      assertThat(get(address.replaceFirst("Signature=....", "Signature=0000")).statusCode())
          .isEqualTo(403);
      assertThat(get(address.replace("/film?", "/other?")).statusCode()).isEqualTo(403);
      assertThat(get(address.replaceFirst("\\?.*", "")).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aWrongKeyOpensNothing() {
    try (var s3 = client("wrong")) {
      assertThatThrownBy(() -> s3.listObjectsV2(b -> b.bucket(bucket)))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  @Test
  void anUploadIsBoundToItsSignedLengthAndChecksum() throws Exception {
    var grant = presignPut("take", bytes(CONTENT));

    assertThat(put(grant, CONTENT).statusCode()).isEqualTo(200);
    assertThat(put(grant, CONTENT + "!").statusCode()).isEqualTo(403);
    assertThat(put(grant, "A film").body()).contains("BadDigest");
    try (var s3 = client(store.secretKey())) {
      var head = s3.headObject(b -> b.bucket(bucket).key("take").checksumMode(ENABLED));
      assertThat(head.contentLength()).isEqualTo(CONTENT.length());
      assertThat(head.checksumSHA256()).isEqualTo(checksum(bytes(CONTENT)));
    }
  }

  @Test
  void anUploadForOneKeyDoesNotReachAnother() throws Exception {
    var grant = presignPut("take", bytes(CONTENT));
    var moved = grant.url().toString().replace("/take?", "/film?");

    assertThat(put(moved, grant.signedHeaders(), CONTENT).statusCode()).isEqualTo(403);
  }

  @Test
  void objectsOutliveAKill(@TempDir Path home) {
    try (var own = ObjectStore.start(home)) {
      try (var s3 = client(own, own.secretKey())) {
        s3.putObject(b -> b.bucket(ObjectStore.FILMS).key("film"), RequestBody.fromString(CONTENT));

        own.process().kill();
        own.startAgain();

        assertThat(s3.getObjectAsBytes(b -> b.bucket(ObjectStore.FILMS).key("film")).asUtf8String())
            .isEqualTo(CONTENT);
      }
    }
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  /** As a page of another origin asks; by the plain client, since browsers set the header. */
  private HttpResponse<String> ofAPage(String address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).header("Origin", "http://page.test");
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> put(PresignedPutObjectRequest grant, String body)
      throws IOException, InterruptedException {
    return put(grant.url().toString(), grant.signedHeaders(), body);
  }

  private HttpResponse<String> put(String address, Map<String, List<String>> signed, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address));
    signed.forEach(
        (name, values) -> {
          if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return http.send(request.PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private PresignedPutObjectRequest presignPut(String key, byte[] content) {
    try (var presigner = presigner()) {
      return presigner.presignPutObject(
          p ->
              p.signatureDuration(Duration.ofMinutes(5))
                  .putObjectRequest(
                      put ->
                          put.bucket(bucket)
                              .key(key)
                              .contentLength((long) content.length)
                              .checksumSHA256(checksum(content))));
    }
  }

  private S3Presigner presigner() {
    return S3Presigner.builder()
        .endpointOverride(store.endpoint())
        .region(Region.of(store.region()))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .credentialsProvider(credentials(store, store.secretKey()))
        .build();
  }

  private S3Client client(String secretKey) {
    return client(store, secretKey);
  }

  private static S3Client client(ObjectStore store, String secretKey) {
    return S3Client.builder()
        .endpointOverride(store.endpoint())
        .region(Region.of(store.region()))
        .forcePathStyle(true)
        .httpClient(ApacheHttpClient.create())
        .credentialsProvider(credentials(store, secretKey))
        .build();
  }

  private static StaticCredentialsProvider credentials(ObjectStore store, String secretKey) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(store.accessKey(), secretKey));
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static String checksum(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
