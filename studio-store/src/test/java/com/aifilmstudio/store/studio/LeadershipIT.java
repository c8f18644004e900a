package com.aifilmstudio.store.studio;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.testkit.StudioDatabase;
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

  private int epochOf(String job) {
    return studio
        .sql()
        .select(TASK.EPOCH)
        .from(TASK)
        .where(TASK.JOB_ID.eq(job))
        .fetchSingle(TASK.EPOCH);
  }

  private Leadership begin(long highestListed) {
    return studio.database().inTransaction(tx -> Leadership.begin(tx, highestListed));
  }
}
