package com.aifilmstudio.local.parts.objects;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The program of the object store: a folder served over S3, a subfolder per bucket. */
final class ObjectStoreMain {
  static final String ACCESS_KEY = "STUDIO_OBJECTS_ACCESS_KEY";
  static final String SECRET_KEY = "STUDIO_OBJECTS_SECRET_KEY";

  private ObjectStoreMain() {}

  /** Takes the endpoint, the folder and the buckets; the keys come by the environment. */
  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      Files.createDirectories(folder.resolve(arguments[i]));
    }
    S3Proxy.builder()
        .blobStore(new FilesystemNio2BlobStore(folder.toString()))
        .endpoint(URI.create(arguments[0]))
        .awsAuthentication(
            AuthenticationType.AWS_V4, System.getenv(ACCESS_KEY), System.getenv(SECRET_KEY))
        .corsRules(pages())
        .jettyMaxThreads(64)
        .build()
        .start();
  }

  /** Any page may use an address that was signed for it, as a bucket's CORS rule says on AWS. */
  private static CrossOriginResourceSharing pages() {
    return new CrossOriginResourceSharing(
        List.of("*"), List.of("GET", "HEAD", "PUT"), List.of("*"), List.of("ETag"), "false");
  }
}
