package com.aifilmstudio.store.upload;

import static com.aifilmstudio.store.schema.Tables.CHECKPOINT;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.OUTPUT;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.UPLOAD;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.shot.FinishedShot;
import com.aifilmstudio.store.task.TaskState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Finds objects that nobody refers to. A key is given up in the database first and deleted from the
 * store after: whoever plans a film meanwhile either still finds the shot, and then it stays, or
 * does not find it any more.
 */
public final class UploadSweep {

  private final Database database;
  private final InstantSource clock;

  public UploadSweep(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keys older than {@code grace} that look unused, oldest first. */
  public List<String> candidates(Duration grace, int limit) {
    return Stream.concat(checkpoints(grace, limit).stream(), abandoned(grace, limit).stream())
        .distinct()
        .toList();
  }

  /** They go sooner than other uploads, also while their attempt is under way. */
  private List<String> checkpoints(Duration grace, int limit) {
    var age = grace.compareTo(Fate.OF_CHECKPOINT) < 0 ? grace : Fate.OF_CHECKPOINT;
    return database
        .sql()
        .select(UPLOAD.KEY)
        .from(UPLOAD)
        .where(
            UPLOAD.GRANTED_AT.le(clock.instant().minus(age)),
            ofCheckpoint(),
            newestCheckpoint().not())
        .orderBy(UPLOAD.GRANTED_AT)
        .limit(limit)
        .fetch(UPLOAD.KEY);
  }

  private List<String> abandoned(Duration grace, int limit) {
    return database
        .sql()
        .select(UPLOAD.KEY)
        .from(UPLOAD)
        .where(
            UPLOAD.GRANTED_AT.le(clock.instant().minus(grace)),
            notExists(selectOne().from(OUTPUT).where(OUTPUT.KEY.eq(UPLOAD.KEY))),
            usedByShot().not(),
            newestCheckpoint().not(),
            underWay().not())
        .orderBy(UPLOAD.GRANTED_AT)
        .limit(limit)
        .fetch(UPLOAD.KEY);
  }

  /**
   * Decides about one key under the locks of the shots that point to it. If it goes, shots of
   * removed jobs forget it, so that no film can take it over any more.
   */
  public Decision decide(String key, Duration grace) {
    return database.inTransaction(
        tx -> {
          var shots =
              tx.select(SHOT.RECIPE, SHOT.CONTENT_KEY)
                  .from(SHOT)
                  .where(SHOT.OUTPUT_KEY.eq(key))
                  .forUpdate()
                  .fetch();
          // A statement of its own: it must see a reference that was made while we waited.
          var fate =
              facts(tx, key)
                  .map(facts -> Fate.of(facts, grace, clock.instant()))
                  .orElse(Fate.KEEP_YOUNG);
          if (!fate.kept()) {
            // Another rendering of the same content has the same note, which goes with this one's.
            tx.update(SHOT)
                .set(SHOT.NOTED, false)
                .where(
                    SHOT.CONTENT_KEY.in(shots.getValues(SHOT.CONTENT_KEY)),
                    SHOT.PHASE.eq("Succeeded"))
                .execute();
            tx.update(SHOT)
                .setNull(SHOT.OUTPUT_KEY)
                .setNull(SHOT.CONTENT_KEY)
                .where(SHOT.OUTPUT_KEY.eq(key))
                .execute();
          }
          var notes =
              shots.stream()
                  .filter(shot -> !fate.kept() && shot.value2() != null)
                  .map(shot -> FinishedShot.note(shot.value1(), shot.value2()))
                  .distinct()
                  .toList();
          return new Decision(fate, notes);
        });
  }

  /**
   * What becomes of a key.
   *
   * @param notes keys of the notes that lead to it, to be deleted before it
   */
  public record Decision(Fate fate, List<String> notes) {}

  /** The object is gone. */
  public void forget(String key) {
    database.sql().deleteFrom(UPLOAD).where(UPLOAD.KEY.eq(key)).execute();
  }

  private static Optional<UploadFacts> facts(DSLContext tx, String key) {
    var underWay = field(underWay());
    var removed =
        field(
            notExists(
                selectOne().from(JOB).where(JOB.ID.eq(UPLOAD.JOB_ID), JOB.REMOVED_AT.isNull())));
    var used = field(usedByShot());
    var delivered = field(exists(selectOne().from(OUTPUT).where(OUTPUT.KEY.eq(UPLOAD.KEY))));
    var checkpoint =
        when(newestCheckpoint(), CheckpointUse.NEWEST.name())
            .when(ofCheckpoint(), CheckpointUse.OVER.name())
            .otherwise(CheckpointUse.NONE.name());
    return tx.select(UPLOAD.KEY, UPLOAD.GRANTED_AT, underWay, removed, used, delivered, checkpoint)
        .from(UPLOAD)
        .where(UPLOAD.KEY.eq(key))
        .fetchOptional(
            row ->
                new UploadFacts(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    CheckpointUse.valueOf(row.value7())));
  }

  private static Condition usedByShot() {
    return exists(
        selectOne()
            .from(SHOT)
            .join(JOB)
            .on(JOB.ID.eq(SHOT.JOB_ID))
            .where(SHOT.OUTPUT_KEY.eq(UPLOAD.KEY), JOB.REMOVED_AT.isNull()));
  }

  /** Inlined, so that the index of checkpoints serves it. */
  private static Condition ofCheckpoint() {
    return UPLOAD.KEY.like(inline("%/checkpoint-%"));
  }

  private static Condition newestCheckpoint() {
    return exists(
        selectOne()
            .from(CHECKPOINT)
            .join(TASK)
            .on(TASK.ID.eq(CHECKPOINT.TASK_ID))
            .where(
                CHECKPOINT.KEY.eq(UPLOAD.KEY),
                TASK.STATE.notIn(
                    TaskState.Done.name(), TaskState.Failed.name(), TaskState.Canceled.name())));
  }

  private static Condition underWay() {
    return exists(
        selectOne()
            .from(TASK)
            .where(
                TASK.ID.eq(UPLOAD.TASK_ID),
                TASK.EPOCH.eq(UPLOAD.EPOCH),
                TASK.STATE.in(
                    TaskState.Ready.name(), TaskState.Parked.name(), TaskState.Leased.name())));
  }
}
