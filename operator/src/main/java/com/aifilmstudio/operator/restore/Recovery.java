package com.aifilmstudio.operator.restore;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.operator.start.Leader;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.shot.FinishedShot;
import com.aifilmstudio.store.shot.FinishedShots;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Brings a film that lived on while the database was set back up to where it was. */
@Singleton
public class Recovery {

  private static final Logger LOG = Logger.getLogger(Recovery.class);

  private final Notes notes;
  private final Database database;
  private final Leader leader;

  Recovery(Notes notes, Database database, Leader leader) {
    this.notes = notes;
    this.database = database;
    this.leader = leader;
  }

  /** Whether the job's status was last written in another life of the database. */
  public boolean concerns(RenderJob job) {
    return Optional.ofNullable(job.getStatus())
        .map(RenderJobStatus::incarnation)
        .filter(life -> !life.equals(leader.leadership().incarnation().toString()))
        .isPresent();
  }

  /** What the object store has of a film that is about to be planned, by recipe. */
  public Map<String, FinishedShot> find(FilmPlan plan) {
    return plan.shots().stream()
        .map(FilmPlan.Shot::recipe)
        .distinct()
        .flatMap(recipe -> notes.find(recipe).stream())
        .collect(Collectors.toMap(FinishedShot::recipe, Function.identity()));
  }

  /** Takes back what the object store has of a planned film; may be repeated. */
  public void takeShotsBack(JobId job) {
    int taken = 0;
    for (var shot : FinishedShots.unfinished(database.sql(), job)) {
      var found = notes.find(shot.recipe());
      if (found.isPresent()
          && database.inTransaction(tx -> FinishedShots.takeBack(tx, shot.shot(), found.get()))) {
        taken++;
      }
    }
    if (taken > 0) {
      LOG.infof("shots taken back from the object store job=%s count=%d", job, taken);
    }
  }
}
