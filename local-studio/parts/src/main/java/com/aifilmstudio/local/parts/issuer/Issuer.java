package com.aifilmstudio.local.parts.issuer;

import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** The development issuer of this machine. */
public final class Issuer implements AutoCloseable {
  /** For whom its access tokens are. */
  public static final String AUDIENCE = "film-studio";

  /** The one client that it knows: the studio page. */
  public static final String CLIENT = "studio-page";

  private final IssuerServer server;
  private final Supervisor supervisor;
  private final Runnable owner;

  private Issuer(IssuerServer server, Supervisor supervisor, Runnable owner) {
    this.server = server;
    this.supervisor = supervisor;
    this.owner = owner;
  }

  /** The issuer as a part, for a list with other parts. */
  public static Part part(StudioHome home) {
    return new IssuerServer(home);
  }

  /** A handle on an issuer that a supervisor runs. */
  public static Issuer of(Supervisor supervisor) {
    return new Issuer(new IssuerServer(supervisor.home()), supervisor, () -> {});
  }

  /** Starts an issuer in a home; it ends when this is closed or this JVM is gone. */
  public static Issuer start(Path home) {
    return start(Embedding.in(StudioHome.at(home), StartListener.NONE));
  }

  /** Starts an issuer in a temporary home that goes with it. */
  public static Issuer temporary() {
    return start(Embedding.temporary());
  }

  private static Issuer start(Embedding embedding) {
    try {
      var issuer =
          new Issuer(new IssuerServer(embedding.home()), embedding.supervisor(), embedding::close);
      issuer.startAgain();
      return issuer;
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
  }

  /** Its name and its address in one, as OpenID Connect has it. */
  public URI url() {
    return server.url();
  }

  /** A good access token for somebody, by RS256, and all that can be made of it. */
  public Token token(Person person) {
    return mint().access(person);
  }

  /** The same by ES256. */
  public Token tokenByCurve(Person person) {
    return mint().accessByCurve(person);
  }

  /** What proves a sign-in to the page, and must not open anything else. */
  public Token identityToken(Person person, String nonce) {
    return mint().identity(person, nonce);
  }

  /** New keys sign from now on; tokens of the old ones still count. */
  public void rotateKeys() {
    server.keys().rotate();
  }

  /** Takes back the keys that sign no more. */
  public void retireOldKeys() {
    server.keys().retire();
  }

  private Mint mint() {
    return new Mint(url().toString(), server.keys(), InstantSource.system());
  }

  public RunningPart process() {
    return supervisor
        .running(IssuerServer.NAME)
        .orElseThrow(() -> new IllegalStateException("the issuer is not running"));
  }

  /** Starts the issuer again under its old address, after a test ended it. */
  public PartStart startAgain() {
    return supervisor.start(server);
  }

  @Override
  public void close() {
    owner.run();
  }
}
