package com.aifilmstudio.gateway.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.webhook.Message;
import com.aifilmstudio.store.webhook.SigningSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages as a program in JavaScript verifies them, with the specification's own package. */
@Tag("store")
class OtherLanguageIT {

  private static final Path HERE = Path.of("src/test/webhooks");
  private static final Path WORK = Path.of("target/webhook-verifier");

  private final Instant now = Instant.now();
  private final SigningSecret secret = SigningSecret.create();
  private final SigningSecret next = SigningSecret.create();
  private final Message message =
      new Message(
          "evt_01J_7",
          "job.succeeded",
          Optional.of("job_01J"),
          Optional.of(7),
          now,
          "{\"message\":\"für \\\"alle\\\" 🎬\"}");

  @BeforeAll
  static void fetch() throws Exception {
    Files.createDirectories(WORK);
    for (var file : List.of("package.json", "package-lock.json", "verify.mjs")) {
      Files.copy(HERE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(WORK.resolve("node_modules/standardwebhooks"))) {
      var fetched = run("", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
      if (fetched.isEmpty()) {
        System.err.println(
            "[WARNING] Signatures are not verified in another language: there is no Node.js with"
                + " npm here, or no registry.");
      }
      assumeTrue(fetched.isPresent(), "Node.js, npm and a registry");
    }
  }

  @Test
  void whatIsSentIsGenuineAndWhatWasChangedIsNot() throws Exception {
    var signed = SignedMessage.of(message, List.of(secret), now);
    var old = SignedMessage.of(message, List.of(secret), now.minusSeconds(3600));

    assertThat(
            verify(
                line(secret, signed.headers(), signed.body()),
                line(secret, signed.headers(), signed.body().replace("succeeded", "failed")),
                line(next, signed.headers(), signed.body()),
                line(secret, old.headers(), old.body())))
        .containsExactly(
            "genuine",
            "WebhookVerificationError",
            "WebhookVerificationError",
            "WebhookVerificationError");
  }

  @Test
  void whileASecretIsReplacedWhoeverKnowsEitherIsConvinced() throws Exception {
    var signed = SignedMessage.of(message, List.of(next, secret), now);

    assertThat(
            verify(
                line(secret, signed.headers(), signed.body()),
                line(next, signed.headers(), signed.body()),
                line(SigningSecret.create(), signed.headers(), signed.body())))
        .containsExactly("genuine", "genuine", "WebhookVerificationError");
  }

  private static String line(SigningSecret secret, Map<String, String> headers, String body) {
    return Json.write(Map.of("secret", secret.text(), "headers", headers, "body", body));
  }

  private static List<String> verify(String... lines) throws Exception {
    var in = List.of(lines).stream().collect(Collectors.joining("\n", "", "\n"));
    return run(in, "node", "verify.mjs").orElseThrow().lines().toList();
  }

  /** What a program says; empty when it is not there or fails. */
  private static Optional<String> run(String in, String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(WORK.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var writer = process.outputWriter()) {
        writer.write(in);
      }
      var out = process.inputReader().lines().collect(Collectors.joining("\n"));
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      return ended && process.exitValue() == 0 ? Optional.of(out) : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
