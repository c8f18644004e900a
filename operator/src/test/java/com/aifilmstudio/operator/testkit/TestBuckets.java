package com.aifilmstudio.operator.testkit;

import com.aifilmstudio.local.parts.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket with a model's manifest and one for films. */
final class TestBuckets {

  private static final Path MANIFEST = Path.of("..", "models", "tinyfilm", "bundle", "bundle.json");

  private final ObjectStore store;
  private final String models;
  private final String films;
  private final String digest;

  TestBuckets(ObjectStore store) {
    this.store = store;
    models = store.freshBucket();
    films = store.freshBucket();
    try (var s3 = client(store.endpoint(), store)) {
      var manifest = Files.readAllBytes(MANIFEST);
      digest =
          "sha256:"
              + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(manifest));
      s3.putObject(
          put -> put.bucket(models).key("tinyfilm/bundle.json"), RequestBody.fromBytes(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static S3Client client(URI endpoint, ObjectStore store) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
        .build();
  }

  String bundle() {
    return "s3://" + models + "/tinyfilm";
  }

  String digest() {
    return digest;
  }

  String films() {
    return films;
  }

  /** The keys of all files of films. */
  List<String> keys() {
    try (var s3 = client(store.endpoint(), store)) {
      return s3.listObjectsV2(list -> list.bucket(films)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }
}
