package com.aifilmstudio.store.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.money.Audit;
import com.aifilmstudio.core.money.Finding;
import com.aifilmstudio.core.money.JobStatement;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes that a person gives back. A GPU-second costs two credits. */
@Tag("store")
class RefundsIT {

  private static final Rate RATE =
      new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.credits(2)));

  private static StudioDatabase studio;
  private static int tests;

  private final String acme = "acme-" + ++tests;
  private final JobId film = JobId.create();
  private final TakeId first = TakeId.create();
  private final TakeId second = TakeId.create();

  @BeforeAll
  static void open() {
    studio = new StudioDatabase();
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @Test
  void aTakeIsGivenBackOnceWhileItsFilmGoesOn() {
    paidTwoTakes();

    assertThat(refund(first)).isEqualTo(refunded(false));
    assertThat(refund(first)).isEqualTo(refunded(true));

    assertThat(account().available()).isEqualTo(MicroCredits.credits(93));
    assertThat(account().held()).isEqualTo(MicroCredits.credits(4));
    assertThat(statement().paid()).isEqualTo(MicroCredits.credits(3));
    assertThat(findings()).isEmpty();
  }

  @Test
  void aTakeOfAFilmThatIsOverIsGivenBackAndItsEndIsNotMoved() {
    paidTwoTakes();
    release(Optional.empty());
    var ended = closedAt();
    studio.clock().pass(Duration.ofDays(3));

    assertThat(refund(second)).isEqualTo(refunded(false));

    assertThat(account().available()).isEqualTo(MicroCredits.credits(97));
    assertThat(closedAt()).isEqualTo(ended);
    assertThat(findings()).isEmpty();
  }

  @Test
  void aFilmThatFailsAfterwardsGetsBackOnlyTheRest() {
    paidTwoTakes();
    refund(first);

    release(Optional.of(Blame.PLATFORM));

    assertThat(account().available()).isEqualTo(MicroCredits.credits(100));
    assertThat(findings()).isEmpty();
  }

  @Test
  void nothingIsGivenBackTwiceWithItsFilm() {
    paidTwoTakes();
    release(Optional.of(Blame.NODE));

    assertThat(refund(first)).isEqualTo(new RefundAnswer.WithItsFilm(film));

    assertThat(account().available()).isEqualTo(MicroCredits.credits(100));
  }

  @Test
  void whatWasNeverPaidIsNotGivenBack() {
    assertThat(refund(TakeId.create())).isEqualTo(new RefundAnswer.NothingPaid());
  }

  /** A hundred credits, ten of them held, three captured for each of two takes. */
  private void paidTwoTakes() {
    studio
        .database()
        .run(
            tx -> {
              CreditAccounts.topUp(tx, acme, "all", MicroCredits.credits(100), now());
              Holds.place(tx, new NewHold(film, acme, RATE, MicroCredits.credits(10)), now());
              Captures.of(tx, Holds.find(tx, film).orElseThrow(), first, 1500, now());
              Captures.of(tx, Holds.find(tx, film).orElseThrow(), second, 1500, now());
            });
  }

  private RefundAnswer refund(TakeId take) {
    return studio.database().inTransaction(tx -> Refunds.take(tx, take, now()));
  }

  private RefundAnswer refunded(boolean again) {
    return new RefundAnswer.Refunded(acme, film, MicroCredits.credits(3), again);
  }

  private void release(Optional<Blame> blame) {
    studio.database().run(tx -> Holds.release(tx, film, blame, now()));
  }

  private Instant closedAt() {
    return studio
        .sql()
        .fetchSingle("select closed_at from hold where job_id = ?", film.value())
        .get("closed_at", Instant.class);
  }

  private JobStatement statement() {
    return Statements.ofJob(studio.sql(), acme, film).orElseThrow();
  }

  private CreditAccount account() {
    return CreditAccounts.find(studio.sql(), acme);
  }

  /** Of this account and film, beside that its takes are nobody's here and its job is no row. */
  private List<Finding> findings() {
    return Audit.findings(Books.audit(studio.database())).stream()
        .filter(it -> it.toString().contains(acme) || it.toString().contains(film.value()))
        .filter(it -> it.kind() != Finding.Kind.HOLD_LEFT_OPEN)
        .toList();
  }

  private static Instant now() {
    return studio.clock().instant();
  }
}
