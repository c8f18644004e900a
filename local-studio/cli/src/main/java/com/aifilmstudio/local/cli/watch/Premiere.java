package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.film.Film;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Applies a film and shows it until it has ended, well or not. */
public final class Premiere {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Canceled", "Expired");
  private static final long BETWEEN_PICTURES = TimeUnit.MILLISECONDS.toNanos(250);

  private final KubernetesClient client;
  private final FilmsClient films;
  private final Screen screen;

  public Premiere(KubernetesClient client, FilmsClient films, Screen screen) {
    this.client = client;
    this.films = films;
    this.screen = screen;
  }

  /** The RenderJob as it ended; its status is that of the end. */
  public RenderJob show(Film film) throws InterruptedException {
    var namespace = film.job().getMetadata().getNamespace();
    var name = film.job().getMetadata().getName();
    apply(film);
    while (true) {
      // The status is read before the picture: the last picture shown is then that of the end.
      var ended = ended(namespace, name);
      if (films.look(namespace, name) instanceof Look.Seen seen) {
        screen.show(seen.film());
      }
      if (ended != null) {
        return ended;
      }
      LockSupport.parkNanos(BETWEEN_PICTURES);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void apply(Film film) {
    try {
      film.companions().forEach(object -> client.resource(object).create());
      client.resource(film.job()).create();
    } catch (KubernetesClientException refused) {
      var status = refused.getStatus();
      throw new CannotDo(status == null ? refused.getMessage() : status.getMessage(), refused);
    }
  }

  private RenderJob ended(String namespace, String name) {
    var job = client.resources(RenderJob.class).inNamespace(namespace).withName(name).get();
    if (job == null) {
      throw new CannotDo("RenderJob " + namespace + "/" + name + " was deleted while it ran.");
    }
    var status = job.getStatus();
    return status != null && status.phase() != null && ENDED.contains(status.phase().name())
        ? job
        : null;
  }
}
