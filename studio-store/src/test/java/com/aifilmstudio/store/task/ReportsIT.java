package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.EVENT;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.OUTPUT;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.cut;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.released;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.renderedWith;
import static com.aifilmstudio.store.testkit.Messages.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.plan.ContentKey;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.task.ClaimAnswer.Nothing;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class ReportsIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Reports reports = studio.reports();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aRenderedShotIsKeptWithItsFileItsKeyAndItsCost() {
    var job = studio.aFilm(1);
    var lease = claim();
    studio.clock().passSeconds(10);
    reports.complete(lease, rendered(lease, 4.5));
    var shot = studio.sql().fetchSingle(SHOT, SHOT.JOB_ID.eq(job.value()));
    assertThat(shot.getPhase()).isEqualTo("Succeeded");
    assertThat(shot.getContentKey()).isEqualTo(ContentKey.of(shot.getRecipe(), "cpu-1"));
    assertThat(shot.getOutputSha256()).isEqualTo("aa");
    assertThat(gpuMillis(job)).isEqualTo(4500);
  }

  @Test
  void gpuTimeBeyondThePossibleIsClamped() {
    var job = studio.aFilm(1);
    var lease = claim();
    studio.clock().passSeconds(10);
    assertThat(reports.complete(lease, rendered(lease, 99)).clampedGpuMillis()).isEqualTo(89_000);
    assertThat(gpuMillis(job)).isEqualTo(10_000);
  }

  @Test
  void theSameCompletionTwiceCountsOnce() {
    var job = studio.aFilm(1);
    var lease = claim();
    studio.clock().passSeconds(10);
    reports.complete(lease, rendered(lease, 4));
    assertThat(reports.complete(lease, rendered(lease, 4)).standing()).isEqualTo(Standing.ENDED);
    assertThat(gpuMillis(job)).isEqualTo(4000);
    assertThat(reports.fail(lease, failed(lease, "RENDER.FAILED")).standing())
        .as("too late for another story")
        .isEqualTo(Standing.FENCED);
    assertThat(studio.tasks(job, "assemble")).isEqualTo(1);
  }

  @Test
  void howeverManyFinishTheLastShotsTogetherThereIsOneCut() {
    for (int round = 0; round < 15; round++) {
      var job = studio.aFilm(8);
      var leases = new ArrayList<Lease>();
      IntStream.range(0, 8).forEach(i -> leases.add(claim()));
      AtOnce.each(leases, lease -> reports.complete(lease, rendered(lease, 0)));
      assertThat(studio.tasks(job, "assemble")).isEqualTo(1);
      assertThat(eventNumbers(job))
          .as("numbered without gaps")
          .isEqualTo(IntStream.rangeClosed(1, eventNumbers(job).size()).boxed().toList());
      var cut = claimed(studio.claims().claim(studio.aWorker()));
      reports.complete(cut.lease(), cut(cut.lease()));
    }
  }

  @Test
  void aFilmOfReusedShotsIsCutAtOnce() {
    var job = studio.aFilm(0);
    studio
        .sql()
        .insertInto(SHOT)
        .set(SHOT.ID, "sht_reused")
        .set(SHOT.JOB_ID, job.value())
        .set(SHOT.ORDINAL, 1)
        .set(SHOT.NAME, "s1-1")
        .set(SHOT.RECIPE, "r")
        .set(SHOT.PHASE, "Succeeded")
        .set(SHOT.REUSED, true)
        .execute();
    studio
        .database()
        .run(tx -> Tasks.enqueueRender(tx, job, List.of(), 30, studio.clock().instant()));
    assertThat(claimed(studio.claims().claim(studio.aWorker())).kind())
        .isEqualTo(TaskKind.ASSEMBLE);
  }

  @Test
  void aCutDeliversItsFiles() {
    var job = studio.aFilm(1);
    var lease = claim();
    reports.complete(lease, rendered(lease, 0));
    var cut = claim();
    reports.complete(cut, cut(cut));
    assertThat(studio.sql().fetchCount(OUTPUT, OUTPUT.JOB_ID.eq(job.value()))).isEqualTo(2);
    assertThat(studio.taskState(cut.task())).isEqualTo("Done");
  }

  @Test
  void aFindingThatThePolicyForbidsFailsTheShotAndAWarningDoesNot() {
    var strict = studio.aFilm(1, 50, 3, "{\"black\":\"Fail\",\"noise\":\"Warn\"}");
    var lease = claim();
    reports.complete(lease, renderedWith(lease, "black"));
    assertThat(Tasks.firstFailure(studio.sql(), strict))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.code()).isEqualTo("QUALITY.BLACK");
              assertThat(failure.shot()).contains("s1-1");
              assertThat(failure.message()).isEqualTo("It is black.");
            });
    studio.aFilm(1, 50, 3, "{\"black\":\"Fail\",\"noise\":\"Warn\"}");
    var noisy = claimed(studio.claims().claim(studio.aWorker()));
    reports.complete(noisy.lease(), renderedWith(noisy.lease(), "noise"));
    assertThat(studio.shotPhase(noisy.shot().orElseThrow())).isEqualTo("Succeeded");
  }

  @Test
  void aShotFailsWhenItsAttemptsAreUsedUpAndSaysWhy() {
    var job = studio.aFilm(1, 50, 2, "{}");
    var first = claim();
    reports.fail(first, failed(first, "RENDER.FAILED"));
    assertThat(Tasks.firstFailure(studio.sql(), job)).isEmpty();
    studio.clock().passSeconds(60);
    var second = claim();
    reports.fail(second, failed(second, "RENDER.FAILED"));
    assertThat(Tasks.firstFailure(studio.sql(), job).orElseThrow().code())
        .isEqualTo("RENDER.FAILED");
    var shot = studio.sql().fetchSingle(SHOT, SHOT.JOB_ID.eq(job.value()));
    assertThat(shot.getPhase()).isEqualTo("Failed");
    assertThat(shot.getAttempts()).isEqualTo(2);
    assertThat(shot.getMessage()).isEqualTo("It did not work.");
  }

  @Test
  void takesThatAreHandedBackUseUpNoAttempts() {
    var job = studio.aFilm(1, 50, 1, "{}");
    for (int i = 0; i < 6; i++) {
      var lease = claim();
      reports.fail(lease, released(lease));
      studio.clock().passSeconds(61);
    }
    assertThat(Tasks.firstFailure(studio.sql(), job)).isEmpty();
    assertThat(studio.sql().fetchCount(TAKE, TAKE.CHARGED.isTrue())).isZero();
  }

  @Test
  void aBrokenMachinesTimeIsNotOnTheFilmsBillButItsOwnFaultIs() {
    var job = studio.aFilm(2);
    var broken = claim();
    studio.clock().passSeconds(10);
    studio.leases().beat(broken, step(broken, 20));
    reports.fail(broken, failed(broken, "RENDER.FAILED"));
    assertThat(gpuMillis(job)).isZero();
    studio.clock().passSeconds(60);
    var own = claim();
    studio.clock().passSeconds(10);
    studio.leases().beat(own, step(own, 20));
    reports.fail(own, failed(own, "QUALITY.BLACK"));
    assertThat(gpuMillis(job)).isEqualTo(2000);
  }

  @Test
  void aShotThatIsFinishedAfterTheFilmWasCanceledIsKeptButNotCut() {
    var job = studio.aFilm(1);
    var lease = claim();
    studio.cancel(job);
    reports.complete(lease, rendered(lease, 0));
    assertThat(studio.tasks(job, "assemble")).isZero();
    assertThat(studio.claims().claim(studio.aWorker())).isEqualTo(new Nothing());
  }

  private Lease claim() {
    return claimed(studio.claims().claim(studio.aWorker())).lease();
  }

  private long gpuMillis(JobId job) {
    return studio.sql().fetchSingle(JOB, JOB.ID.eq(job.value())).getGpuMillis();
  }

  private List<Integer> eventNumbers(JobId job) {
    return studio
        .sql()
        .select(EVENT.SEQ)
        .from(EVENT)
        .where(EVENT.JOB_ID.eq(job.value()))
        .orderBy(EVENT.SEQ)
        .fetch(EVENT.SEQ);
  }
}
