package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.film.FilmFile;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;

/** Films of one shot, each with a seed of its own, so that none is taken over from another. */
record OneShotFilms(long seed) implements Workload {
  @Override
  public String name() {
    return "RenderJobs of one shot";
  }

  @Override
  public String resource() {
    return "renderjobs";
  }

  @Override
  public void order(KubernetesClient client, int number) {
    var film =
        Map.of(
            "shots",
            List.of(
                Map.of(
                    "name", "balloon",
                    "prompt", "a static shot of a red balloon standing still over the sea at day",
                    "seconds", "2")),
            "seed",
            seed + number,
            "size",
            Map.of("width", 64, "height", 64),
            "framesPerSecond",
            8);
    var job =
        Map.of(
            "apiVersion",
            "ai-filmstudio.com/v1alpha1",
            "kind",
            "RenderJob",
            "metadata",
            Map.of("name", "film-" + number, "namespace", FilmFile.NAMESPACE),
            "spec",
            Map.of(
                "poolRef",
                Map.of("name", "tinyfilm", "namespace", "render-system"),
                "film",
                film,
                "outputs",
                List.of("Mp4")));
    client.resource(Serialization.unmarshal(Serialization.asJson(job), RenderJob.class)).create();
  }

  @Override
  public SharedIndexInformer<?> follow(KubernetesClient client, Ends ends) {
    return client
        .resources(RenderJob.class)
        .inNamespace(FilmFile.NAMESPACE)
        .inform(Ends.handler(job -> look(job, ends)));
  }

  private static void look(RenderJob job, Ends ends) {
    var status = job.getStatus();
    if (status != null && status.phase() != null && status.phase().isTerminal()) {
      ends.ended(
          job.getMetadata().getName(),
          status.phase() == Phase.Succeeded,
          status.phase() + " " + status.reason());
    }
  }
}
