package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.NODE_FAILURE;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.cut;
import static com.aifilmstudio.store.testkit.Messages.failed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static com.aifilmstudio.store.testkit.Messages.renderedWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.job.WorkQuery;
import com.aifilmstudio.store.task.CutInput.MissingShot;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class MissingShotsIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Reports reports = studio.reports();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aFilmIsCutWithoutTheShotsThatItMayMissWhicheverEndsLast() {
    for (var failsLast : List.of(true, false)) {
      var job = studio.aFilm(2, 50, 1, "{\"black\":\"Fail\"}");
      studio.mayMiss(job, 1);
      var first = claim();
      var second = claim();
      if (failsLast) {
        reports.complete(first, rendered(first, 1));
        assertThat(studio.tasks(job, "assemble")).isZero();
        reports.complete(second, renderedWith(second, "black"));
      } else {
        reports.complete(second, renderedWith(second, "black"));
        assertThat(studio.tasks(job, "assemble")).isZero();
        reports.complete(first, rendered(first, 1));
      }
      var cut = claim();
      var input = CutInput.ofJob(studio.sql(), job);
      assertThat(input.shots()).hasSize(1);
      assertThat(input.missing())
          .containsExactly(new MissingShot(2, "QUALITY.BLACK", "It is black."));
      assertThat(work(job).fatal()).isEmpty();
      assertThat(work(job).allRendered()).isTrue();
      reports.complete(cut, cut(cut));
    }
  }

  @Test
  void oneFailedShotTooManyEndsTheFilm() {
    var job = studio.aFilm(3, 50, 1, "{}");
    studio.mayMiss(job, 1);
    for (int i = 0; i < 2; i++) {
      var lease = claim();
      reports.fail(lease, failed(lease, "RENDER.NAN"));
    }
    var last = claim();
    reports.complete(last, rendered(last, 1));
    assertThat(studio.tasks(job, "assemble")).isZero();
    assertThat(work(job).fatal()).isPresent();
  }

  @Test
  void aFilmOfNothingButMissingShotsIsNotCut() {
    var job = studio.aFilm(1, 50, 1, "{}");
    studio.mayMiss(job, 5);
    var lease = claim();
    reports.fail(lease, failed(lease, "RENDER.NAN"));
    assertThat(studio.tasks(job, "assemble")).isZero();
    assertThat(work(job).fatal()).isPresent();
  }

  @Test
  void twoWorkersThatFailTheLastShotsAtOnceLeaveOneCut() {
    for (int round = 0; round < 10; round++) {
      var job = studio.aFilm(3, 50, 1, "{}");
      studio.mayMiss(job, 2);
      var leases = List.of(claim(), claim(), claim());
      AtOnce.each(
          leases,
          lease -> {
            if (lease.equals(leases.getFirst())) {
              reports.complete(lease, rendered(lease, 1));
            } else {
              reports.fail(lease, failed(lease, "RENDER.NAN"));
            }
          });
      assertThat(studio.tasks(job, "assemble")).isEqualTo(1);
      var cut = claim();
      reports.complete(cut, cut(cut));
    }
  }

  @Test
  void whatFailsOnTwoNodesIsTheFilmsFaultAndNoNodesAnyMore() {
    var job = studio.aFilm(1, 50, 9, "{}");
    var one = claimOn("node-1");
    reports.fail(one, failed(one, "RENDER.FAILED"));
    assertThat(blames(job)).containsExactly("node");
    assertThat(studio.sql().fetchCount(NODE_FAILURE)).isEqualTo(1);
    studio.clock().passSeconds(60);
    var other = claimOn("node-2");
    reports.fail(other, failed(other, "RENDER.FAILED"));
    assertThat(blames(job)).containsExactly("job", "job");
    assertThat(studio.sql().fetchCount(NODE_FAILURE)).isZero();
    assertThat(work(job).fatal().orElseThrow().code()).isEqualTo("RENDER.FAILED");
  }

  private List<String> blames(JobId job) {
    return studio
        .sql()
        .select(TAKE.BLAME)
        .from(TAKE)
        .where(TAKE.JOB_ID.eq(job.value()))
        .orderBy(TAKE.EPOCH)
        .fetch(TAKE.BLAME);
  }

  private Work work(JobId job) {
    return WorkQuery.ofJob(studio.sql(), job, studio.clock().instant());
  }

  private Lease claim() {
    return claimed(studio.claims().claim(studio.aWorker())).lease();
  }

  private Lease claimOn(String node) {
    return claimed(studio.claims().claim(studio.aWorkerOn(node))).lease();
  }
}
