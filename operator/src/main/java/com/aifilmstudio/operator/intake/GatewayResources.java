package com.aifilmstudio.operator.intake;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.core.Json;
import com.aifilmstudio.operator.status.ExactDelete;
import com.aifilmstudio.store.intent.Intent;
import com.aifilmstudio.store.job.JobRow;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The RenderJobs of films of the gateway. */
@Singleton
class GatewayResources {

  private final KubernetesClient client;

  GatewayResources(KubernetesClient client) {
    this.client = client;
  }

  Resource look(JobRow row) {
    return Optional.ofNullable(
            client
                .resources(RenderJob.class)
                .inNamespace(row.namespace())
                .withName(row.name())
                .get())
        .<Resource>map(GatewayResources::present)
        .orElseGet(Resource.Absent::new);
  }

  private static Resource.Present present(RenderJob job) {
    var meta = job.getMetadata();
    return new Resource.Present(
        meta.getUid(),
        Optional.ofNullable(meta.getLabels())
            .map(labels -> labels.get(StudioApi.JOB_ID_LABEL))
            .orElse(""),
        IntentVersion.of(job),
        meta.getResourceVersion());
  }

  void create(Intent intent) {
    client.resource(OrderedResource.of(intent)).create();
  }

  /** Only what may change; against the state that was looked at, so that no edit is lost. */
  void patch(Intent intent, Resource.Present from) {
    var row = intent.row();
    var spec = new LinkedHashMap<String, Object>();
    spec.put("desiredState", row.desiredState());
    spec.put("priority", row.priority());
    spec.put("deadline", row.deadline().map(Object::toString).orElse(null)); // null: none any more
    var patch =
        Map.of(
            "metadata",
            Map.of(
                "uid", from.uid(),
                "resourceVersion", from.resourceVersion(),
                "annotations",
                    Map.of(IntentVersion.ANNOTATION, Long.toString(row.intentVersion()))),
            "spec",
            spec);
    client
        .resources(RenderJob.class)
        .inNamespace(row.namespace())
        .withName(row.name())
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("film-studio-intake")
                .build(),
            Json.write(patch));
  }

  void delete(JobRow row, Resource.Present which) {
    var job = new RenderJob();
    job.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(row.namespace())
            .withName(row.name())
            .withUid(which.uid())
            .build());
    ExactDelete.of(client, job);
  }
}
