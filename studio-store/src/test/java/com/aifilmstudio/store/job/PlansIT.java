package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.SHOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.plan.ContentKey;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.Plans.Planned;
import com.aifilmstudio.store.job.Work.Cut;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class PlansIT {

  private StudioDatabase studio;

  @BeforeEach
  void open() {
    studio = new StudioDatabase();
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aPlanIsStoredWithItsShotsAndTasksAndOnlyOnce() {
    var job = adopt("uid-1");
    store(job, plan("a", "b"));
    store(job, plan("a", "b", "c"));
    var work = work(job);
    assertThat(work.shots()).isEqualTo(2);
    assertThat(work.startable()).isEqualTo(2);
    assertThat(Plans.find(studio.sql(), job).orElseThrow()).isEqualTo(plan("a", "b"));
    assertThat(Jobs.find(studio.sql(), job).orElseThrow().bundleDigest()).contains("sha256:0");
  }

  @Test
  void aJobThatWasCanceledMeanwhileIsNotPlanned() {
    var job = adopt("uid-1");
    studio.database().run(tx -> Jobs.cancel(tx, job));
    store(job, plan("a"));
    assertThat(work(job).shots()).isZero();
  }

  @Test
  void aShotThatAnEarlierFilmRenderedInTheSameNumericClassIsTakenOver() {
    var first = adopt("uid-1");
    store(first, plan("a", "b"));
    rendered(first, "a", "cpu-1");
    rendered(first, "b", "other");
    var second = adopt("uid-2");
    store(second, plan("a", "b"));
    var work = work(second);
    assertThat(work.reused()).isEqualTo(1);
    assertThat(work.succeeded()).isEqualTo(1);
    assertThat(work.startable()).isEqualTo(1);
    assertThat(
            studio
                .sql()
                .select(SHOT.OUTPUT_KEY)
                .from(SHOT)
                .where(SHOT.JOB_ID.eq(second.value()), SHOT.REUSED.isTrue())
                .fetchSingle(SHOT.OUTPUT_KEY))
        .isEqualTo("key-a");
  }

  @Test
  void aFilmOfKnownShotsGoesStraightToTheCut() {
    var first = adopt("uid-1");
    store(first, plan("a"));
    rendered(first, "a", "cpu-1");
    var second = adopt("uid-2");
    store(second, plan("a"));
    assertThat(work(second).allRendered()).isTrue();
    assertThat(work(second).cut()).isEqualTo(Cut.READY);
  }

  private JobId adopt(String uid) {
    var order =
        new NewJob(
            uid,
            "studio",
            uid,
            "ns:studio",
            StudioDatabase.POOL,
            50,
            Optional.empty(),
            3,
            0,
            "{}",
            "[\"Mp4\"]",
            "{}");
    return studio
        .database()
        .inTransaction(tx -> Jobs.adopt(tx, order, studio.clock().instant()))
        .id();
  }

  private void store(JobId job, FilmPlan plan) {
    var planned =
        new Planned(
            plan,
            Optional.empty(),
            Optional.empty(),
            Set.of("cpu-1"),
            Map.of(),
            shot -> 2.5,
            StudioDatabase.LEASE_SECONDS);
    studio.database().run(tx -> Plans.store(tx, job, planned, studio.clock().instant()));
  }

  private void rendered(JobId job, String recipe, String numericClass) {
    studio
        .sql()
        .update(SHOT)
        .set(SHOT.PHASE, "Succeeded")
        .set(SHOT.NUMERIC_CLASS, numericClass)
        .set(SHOT.CONTENT_KEY, ContentKey.of(recipe, numericClass))
        .set(SHOT.OUTPUT_KEY, "key-" + recipe)
        .set(SHOT.OUTPUT_SHA256, "00")
        .set(SHOT.OUTPUT_BYTES, 7L)
        .where(SHOT.JOB_ID.eq(job.value()), SHOT.RECIPE.eq(recipe))
        .execute();
  }

  private Work work(JobId job) {
    return WorkQuery.ofJob(studio.sql(), job, studio.clock().instant());
  }

  /** Shots that differ by their recipe alone. */
  private static FilmPlan plan(String... recipes) {
    var shots =
        IntStream.range(0, recipes.length)
            .mapToObj(
                n ->
                    new FilmPlan.Shot(
                        n + 1,
                        "s1-" + (n + 1),
                        1,
                        n + 1,
                        recipes[n],
                        "text",
                        "prompt",
                        "",
                        2,
                        48,
                        List.of(new FilmPlan.Part(16, 16, n)),
                        n,
                        recipes[n],
                        Optional.empty()))
            .toList();
    return new FilmPlan(
        1,
        "A film",
        "sha256:0",
        640,
        360,
        24,
        "ddim",
        20,
        4,
        List.of(),
        shots,
        List.of(),
        List.of());
  }
}
