package com.aifilmstudio.operator.intake;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Film;
import com.aifilmstudio.api.v1alpha1.FilmBuilder;
import com.aifilmstudio.api.v1alpha1.OutputKind;
import com.aifilmstudio.api.v1alpha1.PoolRef;
import com.aifilmstudio.api.v1alpha1.Quality;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.api.v1alpha1.Retry;
import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.core.Json;
import com.aifilmstudio.store.intent.Intent;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;

/** A film's row as its RenderJob. Pure. */
final class OrderedResource {

  private OrderedResource() {}

  static RenderJob of(Intent intent) {
    var row = intent.row();
    int slash = row.pool().indexOf('/');
    var job = new RenderJob();
    job.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(row.namespace())
            .withName(row.name())
            .addToLabels(StudioApi.JOB_ID_LABEL, row.id().value())
            .addToAnnotations(IntentVersion.ANNOTATION, Long.toString(row.intentVersion()))
            .build());
    job.setSpec(
        RenderJobSpecBuilder.builder()
            .desiredState(DesiredState.valueOf(row.desiredState()))
            .priority(row.priority())
            .deadline(row.deadline().orElse(null))
            .poolRef(new PoolRef(row.pool().substring(slash + 1), row.pool().substring(0, slash)))
            .film(film(intent))
            .outputs(List.of(Json.read(intent.outputs(), OutputKind[].class)))
            .retry(new Retry(intent.maxAttempts(), intent.maxFailedShots()))
            .quality(Json.read(intent.quality(), Quality.class))
            .build());
    return job;
  }

  private static Film film(Intent intent) {
    var film = Json.read(intent.film(), Film.class);
    return FilmBuilder.builder(film).script(intent.script().orElse(null)).build();
  }
}
