package com.aifilmstudio.store.studio;

import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class LeadershipIT {

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
  void eachLeaderIsAboveAllBeforeIt() {
    var first = begin(0);
    var second = begin(first.epoch());
    assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
    assertThat(second.restored()).isFalse();
    assertThat(second.incarnation()).isEqualTo(first.incarnation());
  }

  @Test
  void aLeaderThatTheDatabaseHasForgottenTellsOfARestoreAndVoidsAllLeases() {
    var before = begin(0);
    var job = studio.aFilm(1);
    studio.claims().claim(studio.aWorker());
    int epoch = epochOf(job.value());

    var after = begin(before.epoch() + 5);
    assertThat(after.restored()).isTrue();
    assertThat(after.epoch()).isEqualTo(before.epoch() + 6);
    assertThat(after.incarnation()).isNotEqualTo(before.incarnation());
    assertThat(studio.sql().fetchCount(TASK, TASK.STATE.eq("Leased"))).isZero();
    assertThat(epochOf(job.value())).isGreaterThan(epoch + 100_000);
  }

  @Test
  void aDatabaseThatWasFilledAgainTellsOfARestoreAlsoUnderTheSameLeader() {
    var before = begin(0);
    assertThat(Leadership.isOver(studio.sql())).isFalse();
    studio.database().run(LeadershipIT::refill);
    assertThat(Leadership.isOver(studio.sql())).isTrue();

    var after = begin(before.epoch());
    assertThat(after.restored()).isTrue();
    assertThat(after.incarnation()).isNotEqualTo(before.incarnation());
    assertThat(Leadership.isOver(studio.sql())).isFalse();
    assertThat(Inventory.isDue(studio.sql())).isTrue();
    assertThat(begin(after.epoch()).restored()).isFalse();
  }

  /** What a restore of data does: the table is emptied and filled with what it was. */
  private static void refill(DSLContext tx) {
    tx.execute("create temporary table backup as table studio");
    tx.execute("truncate studio");
    tx.execute("insert into studio select * from backup");
  }

  @Test
  void takesOfTheLostTimeEndUncharged() {
    begin(0);
    var job = studio.aFilm(1);
    studio.claims().claim(studio.aWorker());
    begin(100);
    var take = studio.sql().fetchSingle(TAKE, TAKE.JOB_ID.eq(job.value()));
    assertThat(take.getOutcome()).isEqualTo("Lost");
    assertThat(take.getCharged()).isFalse();
    assertThat(studio.sql().fetchCount(SHOT, SHOT.PHASE.eq("Queued"))).isEqualTo(1);
  }

  @Test
  void filesThatNobodyKnowsAreEnteredOnce() {
    var now = studio.clock().instant();
    var keys = List.of("jobs/a/b/1/shot.mp4", "jobs/a/b/2/shot.mp4");
    assertThat(Inventory.enter(studio.sql(), keys, now)).isEqualTo(2);
    assertThat(Inventory.enter(studio.sql(), keys, now)).isZero();
  }

  private int epochOf(String job) {
    return studio
        .sql()
        .select(TASK.EPOCH)
        .from(TASK)
        .where(TASK.JOB_ID.eq(job))
        .fetchSingle(TASK.EPOCH);
  }

  private Leadership begin(long highestListed) {
    return studio
        .database()
        .inTransaction(tx -> Leadership.begin(tx, highestListed, studio.clock().instant()));
  }
}
