package com.aifilmstudio.local.parts.objects;

import com.aifilmstudio.local.parts.process.JavaProgram;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.ProgramClassPath;
import com.aifilmstudio.local.parts.process.Secret;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The object store as a part of the studio. */
final class ObjectStoreServer implements Part {
  static final String NAME = "object-store";
  static final String ACCESS_KEY = "film-studio";

  private static final int PATIENCE_MILLIS = 2000;

  private final StudioHome home;

  ObjectStoreServer(StudioHome home) {
    this.home = home;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(home.ports().of(NAME));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port().getAsInt());
  }

  Path folder() {
    return home.folder("objects").resolve("buckets");
  }

  @Override
  public void prepare() throws IOException {
    home.ports().claim(NAME);
    Files.createDirectories(folder());
  }

  @Override
  public PartCommand command() {
    var program =
        new JavaProgram(ObjectStoreMain.class.getName(), ProgramClassPath.writtenAs(NAME), "256m");
    var arguments =
        Stream.concat(
                Stream.of(endpoint().toString(), folder().toString()), ObjectStore.BUCKETS.stream())
            .toList();
    return new PartCommand(
        program.line(arguments),
        Map.of(ObjectStoreMain.ACCESS_KEY, ACCESS_KEY, ObjectStoreMain.SECRET_KEY, secretKey()),
        home.root());
  }

  /** Made once per home. */
  String secretKey() {
    return Secret.of(home.folder("objects").resolve("secret-key"));
  }

  /** Refusing a stranger is the first thing that it must be able to do. */
  @Override
  public boolean ready() throws IOException {
    var connection = (HttpURLConnection) endpoint().toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_FORBIDDEN;
    } finally {
      connection.disconnect();
    }
  }
}
