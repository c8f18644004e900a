package com.aifilmstudio.local.cli.farm;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.Patience;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StudioHome;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/** A studio of its own that ends with this program, and the films in it. */
public final class Farm implements AutoCloseable {
  private static final String POOL_NAMESPACE = "render-system";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration WORKERS_LEAVE_WITHIN = Duration.ofMinutes(2);

  private final Embedding embedding;
  private final LocalStudio studio;
  private final KubernetesClient client;
  private final S3Client objects;
  private final Ledger ledger;
  private final Set<String> endedOnPurpose = ConcurrentHashMap.newKeySet();

  private Farm(Embedding embedding, LocalStudio studio) {
    this.embedding = embedding;
    this.studio = studio;
    this.client = studio.client();
    this.objects = studio.objects();
    this.ledger = new Ledger(studio.database());
  }

  /** Starts one in a temporary home and tells on standard error how far it is. */
  public static Farm start(Checkout checkout, Function<StudioHome, StudioSettings> settings) {
    var narrator = new Narrator(System.err);
    var embedding = Embedding.temporary(narrator);
    try {
      var quick = QuickStart.env(checkout, narrator);
      var chosen = settings.apply(embedding.home()).withWorkerEnv(quick);
      return new Farm(embedding, started(embedding, checkout, chosen, narrator));
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
  }

  private static LocalStudio started(
      Embedding embedding, Checkout checkout, StudioSettings settings, Narrator narrator) {
    var studio = new LocalStudio(embedding.supervisor(), checkout, settings, narrator);
    studio.start();
    return studio;
  }

  public LocalStudio studio() {
    return studio;
  }

  public Embedding embedding() {
    return embedding;
  }

  public KubernetesClient client() {
    return client;
  }

  public S3Client objects() {
    return objects;
  }

  /** What the studio's database has written down. */
  public Ledger ledger() {
    return ledger;
  }

  /** Orders a film, and again when the order may not have arrived. */
  public void order(FarmFilm film) {
    var job = film.order();
    try {
      client.resource(job).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) { // It had arrived.
        throw e;
      }
    }
  }

  /** {@code kill -9} of a part, which stays down until it is brought back. */
  public void kill(String part) {
    endedOnPurpose.add(part);
    embedding.supervisor().running(part).ifPresent(RunningPart::kill);
  }

  public void bringBack(String part) {
    endedOnPurpose.remove(part);
    keepWhole();
  }

  /**
   * Starts parts again that ended by themselves, as a cluster does: a scheduler that lost the API
   * server for a while gives up.
   */
  public synchronized void keepWhole() {
    for (var part : embedding.supervisor().status()) {
      if (!part.isUp() && !endedOnPurpose.contains(part.name())) {
        studio.restart(part.name());
      }
    }
  }

  /** Changes the pool, and waits until no pod is left that the new one does not want. */
  public void repool(SimulatedPool pool) {
    Patience.until(WORKERS_LEAVE_WITHIN, () -> changed(pool));
    if (!Patience.until(WORKERS_LEAVE_WITHIN, () -> workers() <= pool.max())) {
      throw new CannotDo(workers() + " workers stay, though " + pool.max() + " are wanted.");
    }
  }

  /** The operator writes the pool's status meanwhile: what is refused for that is tried again. */
  private boolean changed(SimulatedPool pool) {
    try {
      client
          .resources(RenderPool.class)
          .inNamespace(POOL_NAMESPACE)
          .withName("tinyfilm")
          .edit(
              now -> {
                now.setSpec(pool.apply(now.getSpec()));
                return now;
              });
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409) {
        return false;
      }
      throw e;
    }
  }

  private int workers() {
    return client
        .pods()
        .inNamespace(POOL_NAMESPACE)
        .withLabel("app.kubernetes.io/component", "render-worker")
        .list()
        .getItems()
        .size();
  }

  /** All films as the API has them. */
  public Map<String, RenderJob> films() {
    return client
        .resources(RenderJob.class)
        .inNamespace(FilmFile.NAMESPACE)
        .list()
        .getItems()
        .stream()
        .collect(Collectors.toMap(job -> job.getMetadata().getName(), Function.identity()));
  }

  /** Waits until these films have ended, well or not. */
  public void awaitEnd(Collection<String> names, Duration within) {
    boolean ended =
        Patience.until(
            within,
            BETWEEN_LOOKS,
            () -> {
              var films = films();
              return names.stream().map(films::get).allMatch(Farm::hasEnded);
            });
    if (!ended) {
      var films = films();
      var open = names.stream().filter(name -> !hasEnded(films.get(name))).toList();
      throw new CannotDo("These films did not end in " + within + ": " + describe(open, films));
    }
  }

  public static boolean hasEnded(RenderJob film) {
    var status = film == null ? null : film.getStatus();
    return status != null && status.phase() != null && status.phase().isTerminal();
  }

  /** In a word; empty before the operator has seen the film. */
  public static String phase(RenderJob film) {
    var status = film.getStatus();
    return status == null || status.phase() == null ? "" : status.phase().name();
  }

  private static List<String> describe(List<String> names, Map<String, RenderJob> films) {
    return names.stream()
        .limit(5)
        .map(name -> name + " " + (films.get(name) == null ? "gone" : phase(films.get(name))))
        .toList();
  }

  @Override
  public void close() {
    objects.close();
    client.close();
    embedding.close();
  }
}
