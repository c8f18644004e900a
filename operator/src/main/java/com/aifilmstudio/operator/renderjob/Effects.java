package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.PromisedTime;
import com.aifilmstudio.operator.accounts.AccountWord;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.objects.StoreUnavailable;
import com.aifilmstudio.operator.restore.Recovery;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobSource;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.job.Plans;
import com.aifilmstudio.store.money.Funding;
import com.aifilmstudio.store.output.OutputRow;
import com.aifilmstudio.store.output.Outputs;
import com.aifilmstudio.store.task.Tasks;
import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.Workers;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Carries out one step. The only lines that change anything for a job. */
@Singleton
class Effects {

  private final Database database;
  private final ObjectStore objects;
  private final KubernetesClient client;
  private final StudioConfig config;
  private final Recovery recovery;
  private final InstantSource clock;

  Effects(
      Database database,
      ObjectStore objects,
      KubernetesClient client,
      StudioConfig config,
      Recovery recovery,
      InstantSource clock) {
    this.database = database;
    this.objects = objects;
    this.client = client;
    this.config = config;
    this.recovery = recovery;
    this.clock = clock;
  }

  void adopt(RenderJob job) {
    var namespace = job.getMetadata().getNamespace();
    var word =
        Optional.ofNullable(client.namespaces().withName(namespace).get())
            .map(AccountWord::of)
            .orElseGet(() -> AccountWord.ofUnknown(namespace));
    var order = Orders.row(job, word.account());
    database.run(
        tx -> {
          if (ordered(job).flatMap(id -> GatewayJobs.adopt(tx, id, order)).isPresent()) {
            return; // its account is in its row
          }
          word.terms().ifPresent(terms -> Accounts.agree(tx, terms));
          Jobs.adopt(tx, id(job), order, clock.instant());
        });
  }

  /** A label says so only where nobody but the operator makes RenderJobs. */
  private Optional<JobId> ordered(RenderJob job) {
    return Optional.ofNullable(job.getMetadata().getLabels())
        .filter(labels -> job.getMetadata().getNamespace().equals(config.intake().namespace()))
        .map(labels -> labels.get(StudioApi.JOB_ID_LABEL))
        .map(JobId::new);
  }

  void pause(JobRow row) {
    wish(row, tx -> Jobs.pause(tx, row.id()));
  }

  void resume(JobRow row) {
    wish(row, tx -> Jobs.resume(tx, row.id()));
  }

  /** What somebody wrote into the resource of a gateway's film is its next version. */
  private void wish(JobRow row, Consumer<DSLContext> change) {
    database.run(
        tx -> {
          change.accept(tx);
          if (row.source() == JobSource.Gateway) {
            Intents.next(tx, row.id(), Optional.empty(), clock.instant());
          }
        });
  }

  void holdBack(JobRow row, boolean held) {
    database.run(tx -> Jobs.holdBack(tx, row.id(), held));
  }

  void fund(JobRow row) {
    database.run(tx -> Funding.retry(tx, row.id(), clock.instant()));
  }

  void amend(JobRow row, Step.Amend wish) {
    wish(row, tx -> Jobs.amend(tx, row.id(), wish.priority(), wish.deadline()));
  }

  void end(JobRow row, JobRow.Ending ending) {
    database.run(tx -> Jobs.end(tx, row.id(), ending));
  }

  void expire(JobRow row, JobRow.Ending ending) {
    database.inTransaction(tx -> Jobs.expire(tx, row.id(), ending, clock.instant()));
  }

  /** A database that was put back may have forgotten a job; its files carry its id. */
  private JobId id(RenderJob job) {
    return recovery.concerns(job) ? new JobId(job.getStatus().jobId()) : JobId.create();
  }

  void cancel(JobRow row) {
    wish(row, tx -> Jobs.cancel(tx, row.id()));
  }

  void stopShots(JobRow row) {
    database.run(tx -> Tasks.cancelAll(tx, row.id()));
  }

  void orderCut(JobRow row) {
    database.run(
        tx -> Tasks.enqueueRender(tx, row.id(), List.of(), leaseSeconds(), clock.instant()));
  }

  void finish(JobRow row, Standing end) {
    database.run(
        tx ->
            Jobs.finish(
                tx, row.id(), end.phase().name(), end.reason(), end.message(), clock.instant()));
  }

  void plan(RenderJob job, RenderPool pool, JobRow row, Step.Plan step) {
    var bundle = Bundles.find(database.sql(), step.model().digest()).orElseThrow().bundle();
    var screenplay = step.script().screenplay();
    switch (Planning.of(
        job, screenplay, bundle, step.model().digest(), pool.getSpec().engine().name())) {
      case Planning.Stop(Standing standing) -> finish(row, standing);
      case Planning.Go(FilmPlan plan) -> {
        var classes =
            Workers.ofPool(database.sql(), row.pool()).stream()
                .map(PoolWorker::numericClass)
                .collect(Collectors.toSet());
        var planned =
            new Plans.Planned(
                plan,
                screenplay,
                screenplay.map(Scripts::digest),
                classes,
                recovery.concerns(job) ? recovery.find(plan) : Map.of(),
                shot -> PromisedTime.ofShot(plan, shot, bundle.estimate()),
                leaseSeconds());
        database.run(tx -> Plans.store(tx, row.id(), planned, clock.instant()));
      }
    }
  }

  /**
   * Reads every output back and ends the job.
   *
   * @return what could not be read, if anything
   */
  Optional<String> publish(JobRow row) {
    var outputs = Outputs.ofJob(database.sql(), row.id());
    for (var output : outputs) {
      var wrong = wrong(output);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    var message = "%d files are delivered.".formatted(outputs.size());
    finish(row, new Standing(Phase.Succeeded, "Succeeded", message));
    return Optional.empty();
  }

  private Optional<String> wrong(OutputRow output) {
    try {
      var stored = objects.look(new ObjectName(config.objects().filmsBucket(), output.key()));
      if (stored.isEmpty()) {
        return Optional.of("%s is not in the object store.".formatted(output.key()));
      }
      boolean sameLength = stored.get().bytes() == output.bytes();
      boolean sameSum = stored.get().sha256().map(output.sha256()::equals).orElse(true);
      return sameLength && sameSum
          ? Optional.empty()
          : Optional.of("%s is not what was uploaded.".formatted(output.key()));
    } catch (StoreUnavailable e) {
      return Optional.of(e.getMessage());
    }
  }

  private int leaseSeconds() {
    return Math.toIntExact(config.dispatch().lease().toSeconds());
  }
}
