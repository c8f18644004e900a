package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.local.parts.kwok.KwokNodes;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/** Jobs of Kubernetes itself with one pod each, which KWOK says is done as soon as it runs. */
record PlainJobs() implements Workload {
  static final String NAMESPACE = "plain";

  @Override
  public String name() {
    return "Jobs of batch/v1 on KWOK";
  }

  @Override
  public String resource() {
    return "jobs";
  }

  @Override
  public void order(KubernetesClient client, int number) {
    client
        .resource(
            new JobBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("job-" + number)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withNodeSelector(KwokNodes.SELECTOR)
                .withTolerations(KwokNodes.TOLERATION)
                .addNewContainer()
                .withName("shot")
                .withImage("nothing")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build())
        .create();
  }

  @Override
  public SharedIndexInformer<?> follow(KubernetesClient client, Ends ends) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(NAMESPACE)
        .inform(Ends.handler(job -> look(job, ends)));
  }

  private static void look(Job job, Ends ends) {
    if (job.getStatus() != null && job.getStatus().getConditions() != null) {
      job.getStatus().getConditions().stream()
          .filter(c -> c.getStatus().equals("True"))
          .filter(c -> c.getType().equals("Complete") || c.getType().equals("Failed"))
          .forEach(
              c ->
                  ends.ended(
                      job.getMetadata().getName(), c.getType().equals("Complete"), c.getReason()));
    }
  }
}
