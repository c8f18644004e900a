package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.film.Delivery;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.watch.FilmsClient;
import com.aifilmstudio.local.cli.watch.Look;
import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.LinuxProcess;
import com.aifilmstudio.local.parts.process.Patience;
import com.aifilmstudio.local.parts.process.Signal;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A studio with all its parts, and what tests ask of it and do to it. */
final class WholeStudio implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Embedding embedding;
  private final LocalStudio studio;
  private final KubernetesClient client;
  private final FilmsClient films;

  /** For films that are applied. */
  WholeStudio() {
    this(StudioSettings.of(2));
  }

  /** With gateway and page. */
  static WholeStudio withFrontDoor() {
    return new WholeStudio(StudioSettings.of(2).withFrontDoor());
  }

  private WholeStudio(StudioSettings settings) {
    var narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8));
    embedding = Embedding.temporary(narrator);
    try {
      studio =
          new LocalStudio(
              embedding.supervisor(),
              new Checkout(Path.of("../..").toAbsolutePath().normalize()),
              settings,
              narrator);
      studio.start();
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
    client = studio.client();
    films = new FilmsClient(studio.operator(), studio.adminToken());
  }

  URI gateway() {
    return studio.gateway();
  }

  /** Orders a film of these prompts; each shot lasts two seconds. */
  RenderJob order(String name, String... prompts) {
    var shots =
        IntStream.range(0, prompts.length)
            .mapToObj(i -> Map.of("name", "shot-" + (i + 1), "prompt", prompts[i], "seconds", "2"))
            .toList();
    var job =
        Map.of(
            "apiVersion",
            "ai-filmstudio.com/v1alpha1",
            "kind",
            "RenderJob",
            "metadata",
            Map.of("name", name, "namespace", FilmFile.NAMESPACE),
            "spec",
            Map.of(
                "poolRef", Map.of("name", "tinyfilm", "namespace", Furnishing.NAMESPACE),
                "film", Map.of("shots", shots, "seed", Math.abs(name.hashCode()))));
    return client
        .resource(Serialization.unmarshal(Serialization.asJson(job), RenderJob.class))
        .create();
  }

  RenderJob job(String name) {
    return client.resources(RenderJob.class).inNamespace(FilmFile.NAMESPACE).withName(name).get();
  }

  void delete(String name) {
    client.resources(RenderJob.class).inNamespace(FilmFile.NAMESPACE).withName(name).delete();
  }

  /** The film once it has ended. */
  RenderJob ended(String name) {
    await(
        name + " to end",
        () ->
            Optional.ofNullable(job(name))
                .map(RenderJob::getStatus)
                .filter(
                    s -> List.of(Phase.Succeeded, Phase.Failed, Phase.Canceled).contains(s.phase()))
                .isPresent());
    return job(name);
  }

  FilmView film(String name) {
    try {
      return films.ask(FilmFile.NAMESPACE, name);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a shot of the film is like this, and returns it. */
  ShotView awaitShot(String name, Predicate<ShotView> like) {
    await("a shot of " + name, () -> shot(name, like).isPresent());
    return shot(name, like).orElseThrow();
  }

  private Optional<ShotView> shot(String name, Predicate<ShotView> like) {
    try {
      return films.look(FilmFile.NAMESPACE, name) instanceof Look.Seen seen
          ? seen.film().shots().stream().filter(like).findFirst()
          : Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a condition; says what it waited for when it does not come. */
  void await(String what, java.util.function.BooleanSupplier condition) {
    boolean came =
        Patience.until(
            PATIENCE,
            () -> {
              try {
                studio.revive();
                return condition.getAsBoolean();
              } catch (RuntimeException away) {
                return false;
              }
            });
    if (!came) {
      throw new AssertionError(
          "waited in vain for " + what + "; so far: " + told.toString(StandardCharsets.UTF_8));
    }
  }

  /** {@code kill -9} of the processes of pods whose name begins so; returns how many there were. */
  int killPods(String prefix) {
    var pods =
        StudioStatus.of(embedding.home().root()).pods().stream()
            .filter(pod -> pod.name().startsWith(Furnishing.NAMESPACE + "/" + prefix))
            .toList();
    pods.forEach(
        pod -> LinuxProcess.running(pod.pid().getAsLong()).ifPresent(p -> p.send(Signal.KILL)));
    return pods.size();
  }

  void killApiServer() {
    studio.controlPlane().apiServer().kill();
  }

  void startApiServer() {
    studio.controlPlane().startApiServer();
  }

  /** Copies the film's files out of the object store and returns the folder of the MP4. */
  Path copy(RenderJob job, Path folder) throws IOException {
    try (var objects = studio.objects()) {
      return new Delivery(job, objects).copyTo(folder).film();
    }
  }

  @Override
  public void close() {
    films.close();
    client.close();
    embedding.close();
  }
}
