package com.aifilmstudio.local.cli.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.letter.DeadLetter;
import com.aifilmstudio.store.letter.Settled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LettersTest {

  private static final Instant AT = Instant.parse("2026-11-24T18:00:00.123Z");

  @Test
  void aLetterIsOneLineAndSaysWhichFilmFailedAndWhy() {
    var lines = LetterLines.list(List.of(letter(Optional.empty())));

    assertThat(lines).hasSize(2);
    assertThat(lines.getLast())
        .contains("ltr_1", "job_1", "INTAKE.REFUSED", "2026-11-24T18:00:00Z", "Too large.")
        .doesNotContain("and more");
  }

  @Test
  void aSettledLetterNamesBothFilms() {
    var how = new DeadLetter.Settlement(AT, "anna", Optional.of(new JobId("job_2")));

    assertThat(String.join("\n", LetterLines.whole(letter(Optional.of(how)))))
        .contains("job_1", "ordered again as job_2 by anna", "Too large.\nand more");
  }

  @Test
  void whoSettlesOneIsToldWhatCameOfItOrWhyNothingDid() {
    var job = new JobId("job_1");
    assertThat(SettledWords.of("ltr_1", new Settled.Redriven(job, new JobId("job_2"))))
        .isEqualTo("job_1 is ordered again as job_2.");
    assertThat(SettledWords.of("ltr_1", new Settled.Dropped())).contains("ltr_1 is dropped");
    refused(new Settled.NoSuchLetter(), "There is no message ltr_1.");
    refused(new Settled.NoFilm(), "no failed film");
    refused(
        new Settled.Insufficient(MicroCredits.credits(6), MicroCredits.credits(4)),
        "6.000000 credits, and its account has 4.000000");
    var again = new DeadLetter.Settlement(AT, "anna", Optional.of(new JobId("job_2")));
    refused(new Settled.Already(letter(Optional.of(again))), "already, as job_2");
    var dropped = new DeadLetter.Settlement(AT, "anna", Optional.empty());
    refused(new Settled.Already(letter(Optional.of(dropped))), "was dropped already");
  }

  private static void refused(Settled settled, String told) {
    assertThatThrownBy(() -> SettledWords.of("ltr_1", settled))
        .isInstanceOf(CannotDo.class)
        .hasMessageContaining(told);
  }

  private static DeadLetter letter(Optional<DeadLetter.Settlement> settlement) {
    return new DeadLetter(
        "ltr_1",
        Optional.of(new JobId("job_1")),
        "{\"job\":\"job_1\"}",
        Optional.of("INTAKE.REFUSED"),
        "Too large.\nand more",
        AT,
        settlement);
  }
}
