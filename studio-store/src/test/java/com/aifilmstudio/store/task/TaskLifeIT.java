package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.task.TaskModel.Action;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two workers and one task: every action in every state that can be reached within a number of
 * steps, on the real database, compared with a model that was written from the protocol alone.
 */
@Tag("store")
class TaskLifeIT {

  private static final int DEPTH = Integer.getInteger("studio.test.depth", 4);

  @Test
  void theDatabaseDoesWhatTheProtocolSaysInEveryOrderOfEvents() {
    try (var studio = new StudioDatabase()) {
      var workers = List.of(studio.aWorker(), studio.aWorker());
      var seen = new HashSet<TaskModel>();
      var next = new ArrayDeque<List<Action>>();
      seen.add(TaskModel.fresh());
      next.add(List.of());
      int transitions = 0;
      while (!next.isEmpty()) {
        var path = next.poll();
        for (var action : Action.all()) {
          var longer = new ArrayList<>(path);
          longer.add(action);
          var model = play(studio, workers, longer);
          transitions++;
          if (longer.size() < DEPTH && seen.add(model)) {
            next.add(longer);
          }
        }
      }
      assertThat(seen.size()).isGreaterThan(DEPTH * 10);
      assertThat(transitions).isGreaterThan(seen.size());
    }
  }

  /**
   * Plays the path on a task of its own; answers and rows must be the model's after each action.
   */
  private static TaskModel play(StudioDatabase studio, List<WorkerId> workers, List<Action> path) {
    var world = new World(studio, workers);
    var model = TaskModel.fresh();
    for (var action : path) {
      var expected = model.after(action);
      assertThat(world.carryOut(action)).as("answer in %s", path).isEqualTo(expected.answer());
      model = expected.state();
      assertThat(world.rows()).as("rows after %s", path).isEqualTo(model.rows());
    }
    world.end();
    return model;
  }

  /** The real thing. */
  private static final class World {

    private final StudioDatabase studio;
    private final List<WorkerId> workers;
    private final JobId job;
    private final TaskId task;
    private final int[] epochs = new int[2];

    World(StudioDatabase studio, List<WorkerId> workers) {
      this.studio = studio;
      this.workers = workers;
      job = studio.aFilm(2, 50, TaskModel.MAX_ATTEMPTS, "{}");
      // The second shot is never rendered, so that the film is never ready to be cut.
      studio
          .sql()
          .deleteFrom(TASK)
          .where(TASK.JOB_ID.eq(job.value()), TASK.ORDINAL.eq(2))
          .execute();
      task =
          studio
              .sql()
              .select(TASK.ID)
              .from(TASK)
              .where(TASK.JOB_ID.eq(job.value()))
              .fetchSingle(row -> new TaskId(row.value1()));
    }

    String carryOut(Action action) {
      var lease = new Lease(task, epochs[action.worker()], workers.get(action.worker()));
      return switch (action.kind()) {
        case CLAIM -> {
          studio.clock().passSeconds(1);
          studio.sql().update(TASK).set(TASK.READY_AT, studio.clock().instant()).execute();
          var answer = studio.claims().claim(workers.get(action.worker()));
          if (answer instanceof ClaimAnswer.Claimed(var claimed)) {
            epochs[action.worker()] = claimed.lease().epoch();
          }
          yield answer.getClass().getSimpleName();
        }
        case BEAT -> {
          var answer = studio.leases().beat(lease, step(lease, 1));
          yield answer.standing() == Standing.CURRENT
              ? answer.verdict().name().toLowerCase(Locale.ROOT)
              : "fenced";
        }
        case COMPLETE -> accepted(studio.reports().complete(lease, rendered(lease, 0)));
        case FAIL -> accepted(studio.reports().fail(lease, failed(lease, "RENDER.FAILED")));
        case RELEASE -> accepted(studio.reports().fail(lease, released(lease)));
        case EXPIRE -> {
          studio.clock().passSeconds(StudioDatabase.LEASE_SECONDS + 1);
          studio.sql().update(STUDIO).set(STUDIO.TICK_AT, studio.clock().instant()).execute();
          studio.sweep().tick();
          yield "";
        }
        case PAUSE -> {
          studio.database().run(tx -> Jobs.pause(tx, job));
          yield "";
        }
        case RESUME -> {
          studio.database().run(tx -> Jobs.resume(tx, job));
          yield "";
        }
        case CANCEL -> {
          studio.cancel(job);
          yield "";
        }
      };
    }

    private static String accepted(Report report) {
      return switch (report.standing()) {
        case CURRENT, ENDED -> "accepted";
        case FENCED, UNKNOWN -> "fenced";
      };
    }

    String rows() {
      var row = studio.sql().fetchSingle(TASK, TASK.ID.eq(task.value()));
      var takes =
          studio
              .sql()
              .select(TAKE.OUTCOME)
              .from(TAKE)
              .where(TAKE.TASK_ID.eq(task.value()))
              .orderBy(TAKE.EPOCH)
              .fetch(found -> found.value1() == null ? "open" : found.value1());
      var shot = studio.sql().fetchSingle(SHOT, SHOT.ID.eq(row.getShotId()));
      int holder =
          row.getWorkerId() == null ? -1 : workers.indexOf(new WorkerId(row.getWorkerId()));
      return TaskModel.rows(
          row.getState(), row.getEpoch(), holder, takes, shot.getPhase(), shot.getAttempts());
    }

    /** Out of the way of the next task. */
    void end() {
      studio
          .sql()
          .update(TASK)
          .set(TASK.STATE, "Canceled")
          .where(TASK.ID.eq(task.value()))
          .execute();
    }
  }
}
