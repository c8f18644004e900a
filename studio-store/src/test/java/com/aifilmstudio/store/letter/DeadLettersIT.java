package com.aifilmstudio.store.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.audit.AuditEntry;
import com.aifilmstudio.store.intent.Intent;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.intent.Outbox;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.GatewayOrder;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.letter.Settling.Who;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that were put aside; each test's account has ten credits, and its film holds six. */
@Tag("store")
class DeadLettersIT {

  private static final Who ANNA = new Who("studio", "anna");
  private static final Rate RATE =
      new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.credits(2)));

  private static StudioDatabase studio;
  private static int tests;

  private final String acme = "acme-" + ++tests;

  @BeforeAll
  static void open() {
    studio = new StudioDatabase();
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @Test
  void aFilmFailsWithItsMessageAndHasItsMoneyBack() {
    var film = aFilm();
    assertThat(available()).isEqualTo(MicroCredits.credits(4));

    bury(film);
    bury(film);

    assertThat(row(film).phase()).isEqualTo("Failed");
    assertThat(row(film).reason()).isEqualTo("INTAKE.REFUSED");
    assertThat(available()).isEqualTo(MicroCredits.credits(10));
    assertThat(Intents.find(studio.sql(), film)).map(Intent::givenUp).contains(true);
    assertThat(letters(film)).hasSize(1);
  }

  @Test
  void aFilmThatIsOverStaysAsItEnded() {
    var film = aFilm();
    studio.database().run(tx -> GatewayJobs.cancelUnseen(tx, film, now()));

    bury(film);

    assertThat(row(film).phase()).isEqualTo("Canceled");
    assertThat(redrive(letter(film))).isEqualTo(new Settled.NoFilm());
  }

  @Test
  void aFilmIsOrderedAgainOnItsOldTermsAndBothAreNamed() {
    var film = aFilm();
    bury(film);
    var letter = letter(film);

    var redriven = (Settled.Redriven) redrive(letter);

    assertThat(redriven.from()).isEqualTo(film);
    var again = Intents.find(studio.sql(), redriven.as()).orElseThrow();
    var before = Intents.find(studio.sql(), film).orElseThrow();
    assertThat(again.film()).isEqualTo(before.film());
    assertThat(again.script()).isEqualTo(before.script());
    assertThat(again.labels()).isEqualTo(before.labels());
    assertThat(again.row().phase()).isEqualTo("Queued");
    assertThat(again.row().account()).isEqualTo(acme);
    assertThat(again.row().deadline()).isEmpty();
    assertThat(Holds.find(studio.sql(), redriven.as()).orElseThrow().amount())
        .isEqualTo(MicroCredits.credits(6));
    assertThat(available()).isEqualTo(MicroCredits.credits(4));
    assertThat(toTell()).contains(redriven.as());
    assertThat(DeadLetters.find(studio.sql(), letter).orElseThrow().settlement().orElseThrow().as())
        .contains(redriven.as());
    assertThat(newestAct().detail()).contains(film.value(), redriven.as().value());
  }

  @Test
  void aMessageIsSettledOnce() {
    var film = aFilm();
    bury(film);
    var letter = letter(film);

    assertThat(drop(letter)).isEqualTo(new Settled.Dropped());
    assertThat(drop(letter)).isInstanceOf(Settled.Already.class);
    assertThat(redrive(letter)).isInstanceOf(Settled.Already.class);
    assertThat(redrive("ltr_none")).isEqualTo(new Settled.NoSuchLetter());
    assertThat(newestAct().act()).isEqualTo("dead_letter.dropped");
    assertThat(letters(film)).isEmpty();
    assertThat(row(film).phase()).isEqualTo("Failed");
  }

  @Test
  void whatCannotBePaidAnyMoreIsNotOrderedAgain() {
    var film = aFilm();
    bury(film);
    aFilm();
    int before = toTell().size();

    assertThat(redrive(letter(film)))
        .isEqualTo(new Settled.Insufficient(MicroCredits.credits(6), MicroCredits.credits(4)));

    assertThat(toTell()).hasSize(before);
    assertThat(letters(film)).hasSize(1);
  }

  @Test
  void whatBelongsToNoFilmIsKeptAndDropped() {
    int before = DeadLetters.count(studio.sql());
    studio
        .database()
        .run(tx -> DeadLetters.keep(tx, Optional.empty(), "{\0", "It is no message.", now()));

    var letter =
        DeadLetters.open(studio.sql(), 100).stream()
            .filter(it -> it.job().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(letter.body()).isEqualTo("{");
    assertThat(redrive(letter.id())).isEqualTo(new Settled.NoFilm());
    assertThat(DeadLetters.count(studio.sql())).isEqualTo(before + 1);
    drop(letter.id());
    assertThat(DeadLetters.count(studio.sql())).isEqualTo(before);
  }

  private JobId aFilm() {
    var order =
        new GatewayOrder(
            JobId.create(),
            "films",
            acme,
            "bob",
            "render-system/tinyfilm",
            50,
            Optional.of(now().minusSeconds(1)),
            3,
            0,
            "{\"title\": \"Trains\"}",
            Optional.of("EXT. DESERT"),
            "[\"Mp4\"]",
            "{}",
            Map.of("season", "1"));
    studio
        .database()
        .run(
            tx -> {
              CreditAccounts.topUp(tx, acme, "all", MicroCredits.credits(10), now());
              GatewayJobs.insert(tx, order, now());
              Holds.place(tx, new NewHold(order.id(), acme, RATE, MicroCredits.credits(6)), now());
              Intents.next(tx, order.id(), Optional.empty(), now());
            });
    return order.id();
  }

  private void bury(JobId film) {
    studio
        .database()
        .run(
            tx ->
                DeadLetters.bury(
                    tx, film, "{\"job\": 1}", FailureCode.INTAKE_REFUSED, "No.", now()));
  }

  private static Settled redrive(String letter) {
    return studio.database().inTransaction(tx -> Settling.redrive(tx, letter, ANNA, now()));
  }

  private static Settled drop(String letter) {
    return studio.database().inTransaction(tx -> Settling.drop(tx, letter, ANNA, now()));
  }

  private static List<DeadLetter> letters(JobId film) {
    return DeadLetters.open(studio.sql(), 100).stream()
        .filter(letter -> letter.job().equals(Optional.of(film)))
        .toList();
  }

  private static String letter(JobId film) {
    return letters(film).getFirst().id();
  }

  private static List<JobId> toTell() {
    return studio
        .database()
        .<List<Outbox.Entry>>inTransaction(tx -> Outbox.take(tx, now(), 100))
        .stream()
        .map(Outbox.Entry::job)
        .toList();
  }

  private static AuditEntry newestAct() {
    return Audit.newest(studio.sql(), Long.MAX_VALUE, 1).getFirst();
  }

  private static JobRow row(JobId film) {
    return Jobs.find(studio.sql(), film).orElseThrow();
  }

  private MicroCredits available() {
    return CreditAccounts.find(studio.sql(), acme).available();
  }

  private static Instant now() {
    return studio.clock().instant();
  }
}
