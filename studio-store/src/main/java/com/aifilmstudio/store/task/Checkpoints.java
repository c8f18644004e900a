package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.CHECKPOINT;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.upload.GrantedUpload;
import com.aifilmstudio.store.upload.Uploads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;

/** The newest checkpoint of each shot: whoever claims the shot next goes on from it. */
public final class Checkpoints {

  private final Database database;
  private final InstantSource clock;

  public Checkpoints(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The task's newest checkpoint. */
  public static Optional<CheckpointRow> find(DSLContext sql, TaskId task) {
    return sql.selectFrom(CHECKPOINT)
        .where(CHECKPOINT.TASK_ID.eq(task.value()))
        .fetchOptional(
            row ->
                new CheckpointRow(
                    row.getPart(),
                    row.getStep(),
                    row.getKey(),
                    row.getSha256(),
                    row.getBytes(),
                    row.getCompatibility()));
  }

  /** A checkpoint was uploaded. Only the holder of the lease replaces the one before. */
  public CheckpointAnswer keep(Lease lease, CheckpointMade made) {
    return database.inTransaction(
        tx -> {
          // Keeps a claim of the task waiting until this is written: a checkpoint of an attempt
          // that has ended must not come after one of the attempt that follows.
          tx.select(TASK.ID).from(TASK).where(TASK.ID.eq(lease.task().value())).forShare().fetch();
          return HeldTask.look(tx, lease.task())
              .map(task -> keep(tx, task, lease, made, clock.instant()))
              .orElseGet(() -> new CheckpointAnswer.NotHeld(Standing.ofNeverClaimed(tx, lease)));
        });
  }

  private static CheckpointAnswer keep(
      DSLContext tx, HeldTask task, Lease lease, CheckpointMade made, Instant now) {
    var standing = task.standing(lease);
    if (standing != Standing.CURRENT) {
      return new CheckpointAnswer.NotHeld(standing);
    }
    var key = Uploads.key(task.job(), lease.task(), lease.epoch(), made.name());
    var granted = Uploads.ofTake(tx, lease.task(), lease.epoch()).get(key);
    if (granted == null || !granted.sha256().equals(made.sha256())) {
      return new CheckpointAnswer.NotGranted();
    }
    var before = find(tx, lease.task()).map(CheckpointRow::key).filter(old -> !old.equals(key));
    write(tx, lease, made, granted, now);
    return new CheckpointAnswer.Kept(before);
  }

  private static void write(
      DSLContext tx, Lease lease, CheckpointMade made, GrantedUpload granted, Instant now) {
    var row = tx.newRecord(CHECKPOINT);
    row.setTaskId(lease.task().value());
    row.setEpoch(lease.epoch());
    row.setPart(made.part());
    row.setStep(made.step());
    row.setKey(granted.key());
    row.setSha256(granted.sha256());
    row.setBytes(granted.bytes());
    row.setCompatibility(made.compatibility());
    row.setMadeAt(now);
    tx.insertInto(CHECKPOINT).set(row).onConflict(CHECKPOINT.TASK_ID).doUpdate().set(row).execute();
  }

  /** The task has ended; nobody goes on with it. */
  static void forget(DSLContext tx, TaskId task) {
    tx.deleteFrom(CHECKPOINT).where(CHECKPOINT.TASK_ID.eq(task.value())).execute();
  }
}
