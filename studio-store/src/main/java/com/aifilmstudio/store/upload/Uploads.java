package com.aifilmstudio.store.upload;

import static com.aifilmstudio.store.schema.Tables.UPLOAD;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;

/** Which keys a take may upload to. */
public final class Uploads {

  private Uploads() {}

  /** Each attempt has keys of its own, so that a late upload of an old one harms nobody. */
  public static String key(JobId job, TaskId task, int epoch, String file) {
    return "jobs/" + job + "/" + task + "/" + epoch + "/" + file;
  }

  /** What one attempt asks to upload. */
  public record Wish(JobId job, TaskId task, int epoch, List<GrantedUpload> files) {}

  /** Records the grants, before any address is signed. Asked again, the later wish counts. */
  public static void grant(
      DSLContext sql, JobId job, TaskId task, int epoch, List<GrantedUpload> files, Instant now) {
    grant(sql, List.of(new Wish(job, task, epoch, files)), now);
  }

  /** The grants of several attempts, in one statement; in order, so that two can do it. */
  public static void grant(DSLContext sql, Collection<Wish> wishes, Instant now) {
    var rows = new TreeMap<String, Row>();
    for (var wish : wishes) {
      wish.files().forEach(file -> rows.put(file.key(), new Row(wish, file)));
    }
    sql.query(
            """
            insert into upload (key, task_id, job_id, epoch, bytes, sha256, granted_at)
            select it.*, ?::timestamptz from unnest(?, ?, ?, ?, ?, ?) it
            on conflict (key) do update
            set bytes = excluded.bytes, sha256 = excluded.sha256, granted_at = excluded.granted_at
            """,
            val(now, UPLOAD.GRANTED_AT),
            val(rows.keySet().toArray(String[]::new)),
            val(all(rows, row -> row.wish().task().value(), String[]::new)),
            val(all(rows, row -> row.wish().job().value(), String[]::new)),
            val(all(rows, row -> row.wish().epoch(), Integer[]::new)),
            val(all(rows, row -> row.file().bytes(), Long[]::new)),
            val(all(rows, row -> row.file().sha256(), String[]::new)))
        .execute();
  }

  private record Row(Wish wish, GrantedUpload file) {}

  private static <T> T[] all(
      Map<String, Row> rows, Function<Row, T> column, IntFunction<T[]> array) {
    return rows.values().stream().map(column).toArray(array);
  }

  /** An attempt at a task. */
  public record Take(TaskId task, int epoch) {}

  /** What was granted for one attempt, by key. */
  public static Map<String, GrantedUpload> ofTake(DSLContext sql, TaskId task, int epoch) {
    var take = new Take(task, epoch);
    return ofTakes(sql, Set.of(take)).getOrDefault(take, Map.of());
  }

  /** What was granted for each attempt, by key; without those that were granted nothing. */
  public static Map<Take, Map<String, GrantedUpload>> ofTakes(
      DSLContext sql, Collection<Take> takes) {
    var tasks = takes.stream().map(take -> take.task().value()).toArray(String[]::new);
    return sql
        .select(UPLOAD.TASK_ID, UPLOAD.EPOCH, UPLOAD.KEY, UPLOAD.BYTES, UPLOAD.SHA256)
        .from(UPLOAD)
        .where(UPLOAD.TASK_ID.eq(any(tasks)))
        .fetch()
        .stream()
        .collect(
            groupingBy(
                row -> new Take(new TaskId(row.value1()), row.value2()),
                toMap(
                    row -> row.value3(),
                    row -> new GrantedUpload(row.value3(), row.value4(), row.value5()))));
  }
}
