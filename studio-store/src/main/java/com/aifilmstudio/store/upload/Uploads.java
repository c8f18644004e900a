package com.aifilmstudio.store.upload;

import static com.aifilmstudio.store.schema.Tables.UPLOAD;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Which keys a take may upload to. */
public final class Uploads {

  private Uploads() {}

  /** Each attempt has keys of its own, so that a late upload of an old one harms nobody. */
  public static String key(JobId job, TaskId task, int epoch, String file) {
    return "jobs/" + job + "/" + task + "/" + epoch + "/" + file;
  }

  /** Records the grants, before any address is signed. Asked again, the later wish counts. */
  public static void grant(
      DSLContext tx, JobId job, TaskId task, int epoch, List<GrantedUpload> files, Instant now) {
    for (var file : files) {
      tx.insertInto(UPLOAD)
          .set(UPLOAD.KEY, file.key())
          .set(UPLOAD.TASK_ID, task.value())
          .set(UPLOAD.JOB_ID, job.value())
          .set(UPLOAD.EPOCH, epoch)
          .set(UPLOAD.BYTES, file.bytes())
          .set(UPLOAD.SHA256, file.sha256())
          .set(UPLOAD.GRANTED_AT, now)
          .onConflict(UPLOAD.KEY)
          .doUpdate()
          .set(UPLOAD.BYTES, file.bytes())
          .set(UPLOAD.SHA256, file.sha256())
          .set(UPLOAD.GRANTED_AT, now)
          .execute();
    }
  }

  /** What was granted for one attempt, by key. */
  public static Map<String, GrantedUpload> ofTake(DSLContext sql, TaskId task, int epoch) {
    return sql
        .select(UPLOAD.KEY, UPLOAD.BYTES, UPLOAD.SHA256)
        .from(UPLOAD)
        .where(UPLOAD.TASK_ID.eq(task.value()), UPLOAD.EPOCH.eq(epoch))
        .fetch(row -> new GrantedUpload(row.value1(), row.value2(), row.value3()))
        .stream()
        .collect(Collectors.toMap(GrantedUpload::key, Function.identity()));
  }
}
