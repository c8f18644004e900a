package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.operator.restore.Recovery;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.output.OutputRow;
import com.aifilmstudio.store.output.Outputs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Films whose status was written in another life of the database, which was put back since. What
 * the resource says of an end is final, so the row follows it; what was rendered is taken back.
 */
@Singleton
class EarlierLife {

  private final Recovery recovery;
  private final Effects effects;
  private final Database database;

  EarlierLife(Recovery recovery, Effects effects, Database database) {
    this.recovery = recovery;
    this.effects = effects;
    this.database = database;
  }

  boolean has(RenderJob job) {
    return recovery.concerns(job);
  }

  void takeBack(JobRow row) {
    recovery.takeShotsBack(row.id());
  }

  /** The row of a job that is over ends as the job did. */
  void settle(RenderJob job) {
    effects.adopt(job);
    var status = job.getStatus();
    database.run(
        tx -> {
          var row = Jobs.ofResource(tx, job.getMetadata().getUid()).orElseThrow();
          if (status.phase() == Phase.Succeeded) {
            Outputs.record(tx, row.id(), files(status), status.finishedAt());
          }
          Jobs.finish(
              tx,
              row.id(),
              status.phase().name(),
              status.reason(),
              Optional.ofNullable(status.message()).orElse(""),
              status.finishedAt());
        });
  }

  private static List<OutputRow> files(RenderJobStatus status) {
    return status.outputs().stream()
        .map(file -> new OutputRow(file.kind().name(), file.key(), file.sha256(), file.bytes()))
        .toList();
  }
}
