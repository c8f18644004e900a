package com.aifilmstudio.operator.objects;

import com.aifilmstudio.operator.start.StudioConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Amazon S3 and stores that speak its language. */
@Singleton
class S3Objects implements ObjectStore {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;

  /** Signed, but set by every HTTP client itself, and refused by some when set by hand. */
  private static final Set<String> SET_BY_CLIENTS = Set.of("host", "content-length");

  private final S3Client s3;
  private final S3Presigner presigner;

  S3Objects(StudioConfig config) {
    var objects = config.objects();
    var region = Region.of(objects.region());
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(objects.accessKey(), objects.secretKey()));
    // Look-alikes know neither buckets as host names nor "Expect: 100-continue".
    var service =
        S3Configuration.builder()
            .pathStyleAccessEnabled(true)
            .chunkedEncodingEnabled(false)
            .build();
    this.s3 =
        S3Client.builder()
            .endpointOverride(objects.endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(service)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE))
            .httpClientBuilder(ApacheHttpClient.builder().expectContinueEnabled(false))
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(objects.endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(service)
            .build();
  }

  @Override
  public URI signGet(ObjectName name, Duration valid) {
    return uri(
        presigner
            .presignGetObject(
                sign ->
                    sign.signatureDuration(valid)
                        .getObjectRequest(get -> get.bucket(name.bucket()).key(name.key())))
            .url());
  }

  @Override
  public SignedPut signPut(ObjectName name, long bytes, String sha256, Duration valid) {
    var signed =
        presigner.presignPutObject(
            sign ->
                sign.signatureDuration(valid)
                    .putObjectRequest(
                        put ->
                            put.bucket(name.bucket())
                                .key(name.key())
                                .contentLength(bytes)
                                .checksumSHA256(base64(sha256))));
    var headers =
        signed.signedHeaders().entrySet().stream()
            .filter(header -> !SET_BY_CLIENTS.contains(header.getKey().toLowerCase(Locale.ROOT)))
            .collect(
                Collectors.toUnmodifiableMap(
                    header -> header.getKey(), header -> String.join(",", header.getValue())));
    return new SignedPut(uri(signed.url()), headers);
  }

  @Override
  public Optional<StoredObject> look(ObjectName name) {
    return ask(
        name,
        () -> {
          var head =
              s3.headObject(
                  ask ->
                      ask.bucket(name.bucket()).key(name.key()).checksumMode(ChecksumMode.ENABLED));
          return new StoredObject(
              head.contentLength(),
              Optional.ofNullable(head.checksumSHA256()).flatMap(S3Objects::hex));
        });
  }

  @Override
  public Optional<byte[]> read(ObjectName name, int limit) {
    return ask(
        name,
        () -> {
          try (var object = s3.getObject(ask -> ask.bucket(name.bucket()).key(name.key()))) {
            var bytes = object.readNBytes(limit + 1);
            if (bytes.length > limit) {
              object.abort();
              throw new IllegalArgumentException(name + " is longer than " + limit + " bytes");
            }
            return bytes;
          } catch (IOException e) {
            throw new StoreUnavailable(name, e);
          }
        });
  }

  @Override
  public void write(ObjectName name, byte[] bytes) {
    ask(
        name,
        () ->
            s3.putObject(
                put -> put.bucket(name.bucket()).key(name.key()), RequestBody.fromBytes(bytes)));
  }

  @Override
  public List<String> list(String bucket, String prefix, String last) {
    return ask(
            new ObjectName(bucket, prefix),
            () ->
                s3
                    .listObjectsV2(
                        list -> list.bucket(bucket).prefix(prefix).startAfter(last).maxKeys(1000))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .toList())
        .orElseThrow(() -> new IllegalStateException("there is no bucket " + bucket));
  }

  @Override
  public void delete(ObjectName name) {
    ask(name, () -> s3.deleteObject(ask -> ask.bucket(name.bucket()).key(name.key())));
  }

  private static <T> Optional<T> ask(ObjectName name, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw new StoreUnavailable(name, e);
    } catch (SdkException e) {
      throw new StoreUnavailable(name, e);
    }
  }

  private static String base64(String hexadecimal) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
  }

  /** A checksum over the parts of a multipart upload carries a dash and says nothing to us. */
  private static Optional<String> hex(String base64) {
    return base64.contains("-")
        ? Optional.empty()
        : Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @PreDestroy
  void close() {
    presigner.close();
    s3.close();
  }
}
