package com.aifilmstudio.store.shot;

import static com.aifilmstudio.store.schema.Tables.SHOT;

import com.aifilmstudio.core.plan.ContentKey;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import com.aifilmstudio.store.job.Plans.Planned;
import com.aifilmstudio.store.schema.tables.records.ShotRecord;
import com.aifilmstudio.store.task.ShotTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The shots of a job at its planning. */
public final class Shots {

  private Shots() {}

  /**
   * One row for each shot of the plan. A shot that an earlier film has rendered is taken over with
   * its file.
   *
   * @return the shots that must be rendered
   */
  public static List<ShotTask> insert(DSLContext tx, JobId job, Planned planned) {
    var reusable = new HashMap<>(planned.found());
    reusable.putAll(reusable(tx, planned));
    var rows = new ArrayList<ShotRecord>();
    var toRender = new ArrayList<ShotTask>();
    for (var shot : planned.plan().shots()) {
      var id = ShotId.create();
      var row = tx.newRecord(SHOT);
      var earlier = reusable.get(shot.recipe());
      if (earlier == null) {
        row.setPhase("Queued");
        row.setReused(false);
        toRender.add(
            new ShotTask(
                id,
                shot.ordinal(),
                planned.gpuSeconds().applyAsDouble(shot),
                planned.plan().shape(shot)));
      } else {
        takeOver(row, earlier);
      }
      row.setId(id.value());
      row.setJobId(job.value());
      row.setOrdinal(shot.ordinal());
      row.setName(shot.name());
      row.setRecipe(shot.recipe());
      row.setAttempts(0);
      rows.add(row);
    }
    tx.batchInsert(rows).execute();
    return toRender;
  }

  private static void takeOver(ShotRecord row, FinishedShot earlier) {
    row.setPhase("Succeeded");
    row.setReused(true);
    row.setContentKey(earlier.contentKey());
    row.setNumericClass(earlier.numericClass());
    row.setOutputKey(earlier.key());
    row.setOutputSha256(earlier.sha256());
    row.setOutputBytes(earlier.bytes());
    row.setQuality(earlier.quality());
  }

  /**
   * Finished shots by recipe. The rows are locked for share, so that a sweep that is about to drop
   * the last reference to a file waits until this job's reference is there.
   */
  private static Map<String, FinishedShot> reusable(DSLContext tx, Planned planned) {
    Set<String> keys =
        planned.plan().shots().stream()
            .map(FilmPlan.Shot::recipe)
            .flatMap(
                recipe ->
                    planned.numericClasses().stream()
                        .map(numericClass -> ContentKey.of(recipe, numericClass)))
            .collect(Collectors.toSet());
    if (keys.isEmpty()) {
      return Map.of();
    }
    return tx
        .selectFrom(SHOT)
        .where(SHOT.CONTENT_KEY.in(keys), SHOT.PHASE.eq("Succeeded"))
        .orderBy(SHOT.ID)
        .forShare()
        .fetch()
        .stream()
        .map(FinishedShots::finished)
        .collect(Collectors.toMap(FinishedShot::recipe, shot -> shot, (first, later) -> first));
  }
}
