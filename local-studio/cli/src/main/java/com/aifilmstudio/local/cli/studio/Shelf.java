package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.local.parts.objects.ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The object store of the local studio: models are put there, films are taken from it. */
final class Shelf {
  private Shelf() {}

  static S3Client client(ObjectStore store) {
    return S3Client.builder()
        .endpointOverride(store.endpoint())
        .region(Region.of(store.region()))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
        // Look-alike stores do not answer "100 Continue".
        .httpClientBuilder(ApacheHttpClient.builder().expectContinueEnabled(false))
        .build();
  }

  /** Puts a bundle where pools look for it; returns its address. */
  static URI put(Model model, S3Client objects) {
    var bundle = Json.read(model.manifest(), Bundle.class);
    var prefix = bundle.name() + "/" + bundle.version() + "/";
    Stream.of(
            Stream.of("bundle.json"),
            bundle.components().values().stream().map(Bundle.Component::file),
            bundle.golden().files().stream().map(Bundle.GoldenFile::file))
        .flatMap(files -> files)
        .forEach(file -> put(prefix + file, model.folder().resolve(file), objects));
    return URI.create("s3://" + ObjectStore.MODELS + "/" + prefix.replaceFirst("/$", ""));
  }

  private static void put(String key, Path file, S3Client objects) {
    objects.putObject(put -> put.bucket(ObjectStore.MODELS).key(key), RequestBody.fromFile(file));
  }
}
