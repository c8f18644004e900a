package com.aifilmstudio.gateway.uploads;

import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import com.aifilmstudio.gateway.start.GatewayConfig;
import com.aifilmstudio.store.handed.HandedIn;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Where uploads lie. */
@Singleton
class Bucket {

  private static final Logger LOG = Logger.getLogger(Bucket.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;

  /** Signed, but set by every HTTP client itself, and refused by some when set by hand. */
  private static final Set<String> SET_BY_CLIENTS = Set.of("host", "content-length");

  private final S3Client s3;
  private final S3Presigner presigner;
  private final String name;

  Bucket(GatewayConfig config) {
    var objects = config.objects();
    var region = Region.of(objects.region());
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(objects.accessKey(), objects.secretKey()));
    var service = S3Configuration.builder().pathStyleAccessEnabled(true).build();
    this.name = objects.filmsBucket();
    this.s3 =
        S3Client.builder()
            .endpointOverride(objects.endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(service)
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

  /** Where to send a file, and what with it. */
  record Address(URI url, Map<String, String> headers) {}

  /** For exactly this file: its length and checksum are signed with the address. */
  Address sign(HandedIn upload, Duration valid) {
    var signed =
        presigner.presignPutObject(
            sign ->
                sign.signatureDuration(valid)
                    .putObjectRequest(
                        put ->
                            put.bucket(name)
                                .key(upload.key())
                                .contentType(upload.contentType())
                                .contentLength(upload.bytes())
                                .checksumSHA256(base64(upload.sha256()))));
    var headers =
        signed.signedHeaders().entrySet().stream()
            .filter(header -> !SET_BY_CLIENTS.contains(header.getKey().toLowerCase(Locale.ROOT)))
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, header -> String.join(",", header.getValue())));
    return new Address(URI.create(signed.url().toString()), headers);
  }

  /** What was uploaded, never more than was announced; empty: nothing yet. */
  Optional<byte[]> read(HandedIn upload) {
    try (var object = s3.getObject(ask -> ask.bucket(name).key(upload.key()))) {
      int length = Math.toIntExact(upload.bytes());
      var bytes = object.readNBytes(length + 1);
      if (bytes.length > length) {
        object.abort();
      }
      return Optional.of(bytes);
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw away(e);
    } catch (SdkException | IOException e) {
      throw away(e);
    }
  }

  private static ProblemException away(Exception e) {
    LOG.warnf("uploads: %s", e.getMessage());
    return ProblemException.later(
        ProblemType.BACKPRESSURE, "Uploads cannot be read at this moment: try again.", TRY_AGAIN);
  }

  private static String base64(String hexadecimal) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
  }

  @PreDestroy
  void close() {
    presigner.close();
    s3.close();
  }
}
