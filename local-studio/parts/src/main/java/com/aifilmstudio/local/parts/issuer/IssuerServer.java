package com.aifilmstudio.local.parts.issuer;

import com.aifilmstudio.local.parts.process.JavaProgram;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.ProgramClassPath;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The issuer as a part of the studio. */
final class IssuerServer implements Part {
  static final String NAME = "issuer";

  private static final int PATIENCE_MILLIS = 2000;

  private final StudioHome home;

  IssuerServer(StudioHome home) {
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

  URI url() {
    return URI.create("http://127.0.0.1:" + port().getAsInt());
  }

  IssuerKeys keys() {
    return new IssuerKeys(home.folder(NAME).resolve("keys.json"));
  }

  @Override
  public void prepare() {
    home.ports().claim(NAME);
    keys().prepare();
  }

  @Override
  public PartCommand command() {
    var program =
        new JavaProgram(IssuerMain.class.getName(), ProgramClassPath.writtenAs(NAME), "32m");
    return new PartCommand(
        program.line(List.of(url().toString(), keys().file().toString())), Map.of(), home.root());
  }

  @Override
  public boolean ready() throws IOException {
    var connection =
        (HttpURLConnection)
            url().resolve(IssuerMain.DISCOVERY).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } finally {
      connection.disconnect();
    }
  }
}
