package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A resource's row: the one of its UID, never that of an earlier resource of the same name. */
@Singleton
class JobRows {

  private final Database database;

  JobRows(Database database) {
    this.database = database;
  }

  Optional<JobRow> of(RenderJob job) {
    return Jobs.ofResource(database.sql(), job.getMetadata().getUid());
  }
}
