package com.aifilmstudio.gateway.outputs;

import com.aifilmstudio.gateway.start.GatewayConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs addresses of files for people; asks the store nothing. */
@Singleton
class Signer {

  private final S3Presigner presigner;
  private final GatewayConfig config;

  Signer(GatewayConfig config) {
    var objects = config.objects();
    this.config = config;
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(objects.endpoint())
            .region(Region.of(objects.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(objects.accessKey(), objects.secretKey())))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
  }

  /** {@code disposition}: inline or attachment, with the file's name. */
  URI sign(String key, String type, String disposition) {
    var signed =
        presigner.presignGetObject(
            sign ->
                sign.signatureDuration(config.outputs().valid())
                    .getObjectRequest(
                        get ->
                            get.bucket(config.objects().filmsBucket())
                                .key(key)
                                .responseContentType(type)
                                .responseContentDisposition(disposition)));
    var address = URI.create(signed.url().toString());
    return config.outputs().cdn().map(cdn -> through(cdn, address)).orElse(address);
  }

  /** The same path and query at another host, which passes them on. */
  private static URI through(URI cdn, URI address) {
    return UriBuilder.fromUri(address)
        .scheme(cdn.getScheme())
        .host(cdn.getHost())
        .port(cdn.getPort())
        .build();
  }

  @PreDestroy
  void close() {
    presigner.close();
  }
}
