package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.JobCondition;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobStatusBuilder;
import com.aifilmstudio.operator.start.Leader;
import com.aifilmstudio.operator.status.ExactDelete;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.Jobs;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** The end of a resource: kept for a while when its job is over, and let go when it is deleted. */
@Singleton
class Farewell {

  private static final Logger LOG = Logger.getLogger(Farewell.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Database database;
  private final KubernetesClient client;
  private final Leader leader;
  private final InstantSource clock;

  Farewell(Database database, KubernetesClient client, Leader leader, InstantSource clock) {
    this.database = database;
    this.client = client;
    this.leader = leader;
    this.clock = clock;
  }

  /** A pass over a job that is over; reads no database unless the resource's time has come. */
  UpdateControl<RenderJob> afterTheEnd(RenderJob job) {
    var status = job.getStatus();
    var generation = job.getMetadata().getGeneration();
    var ttl = job.getSpec().ttlSecondsAfterFinished();
    var control = UpdateControl.<RenderJob>noUpdate();
    if (!generation.equals(status.observedGeneration())
        || !leader.leadership().incarnation().toString().equals(status.incarnation())) {
      var patch = StatusWriter.fresh(job);
      patch.setStatus(JobStatus.observing(status, generation, leader.leadership()));
      control = UpdateControl.patchStatus(patch);
    }
    if (ttl == null || status.finishedAt() == null) {
      return control;
    }
    var due = status.finishedAt().plusSeconds(ttl);
    var wait = Duration.between(clock.instant(), due);
    if (wait.isPositive()) {
      return control.rescheduleAfter(wait.plusMillis(1));
    }
    removeRow(job); // first: a row whose resource is gone must never look as if it were wanted
    ExactDelete.of(client, job);
    return UpdateControl.noUpdate();
  }

  /** The shots stop, the row becomes a tombstone, the finalizer goes. */
  DeleteControl onDeletion(RenderJob job) {
    try {
      removeRow(job);
    } catch (DataAccessException e) {
      LOG.warnf(
          "job stays until the database is back %s/%s: %s",
          job.getMetadata().getNamespace(), job.getMetadata().getName(), e.getMessage());
      sayWhyItStays(job);
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(TRY_AGAIN);
    }
    return DeleteControl.defaultDelete();
  }

  private void removeRow(RenderJob job) {
    database.run(
        tx ->
            Jobs.ofResource(tx, job.getMetadata().getUid())
                .ifPresent(row -> Jobs.remove(tx, row.id(), clock.instant())));
  }

  private void sayWhyItStays(RenderJob job) {
    var before = job.getStatus();
    if (before == null) {
      return;
    }
    var status = RenderJobStatusBuilder.builder(before);
    var conditions =
        before.conditions().stream()
            .map(
                c ->
                    c.getType().equals(JobCondition.Ready.name())
                        ? c.edit()
                            .withStatus("False")
                            .withReason("DatabaseUnavailable")
                            .withMessage("The job goes when the database is back.")
                            .build()
                        : c)
            .toList();
    if (conditions.equals(before.conditions())) {
      return;
    }
    var patch = StatusWriter.fresh(job);
    patch.setStatus(status.conditions(conditions).leaderEpoch(leader.leadership().epoch()).build());
    client
        .resource(patch)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withForce(true)
                .withFieldManager("film-studio-operator")
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .build());
  }
}
