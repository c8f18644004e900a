package com.aifilmstudio.operator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.OutputKind;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.intent.Intent;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final List<Boolean> BOTH = List.of(false, true);

  /** Everything that may be seen of a film, beside its resource. */
  private record Seen(
      boolean uid, boolean finished, boolean removed, boolean deleted, boolean givenUp) {

    static List<Seen> all() {
      var all = new ArrayList<Seen>();
      for (var uid : BOTH) {
        for (var finished : BOTH) {
          for (var removed : BOTH) {
            for (var deleted : BOTH) {
              for (var givenUp : BOTH) {
                all.add(new Seen(uid, finished, removed, deleted, givenUp));
              }
            }
          }
        }
      }
      return all;
    }

    Intent intent(long version) {
      return intentOf(row(version), deleted, givenUp);
    }

    private JobRow row(long version) {
      return new JobRow(
          new JobId("job_01A"),
          uid ? Optional.of("uid") : Optional.empty(),
          JobSource.Gateway,
          version,
          "films",
          "job-01a",
          "acme",
          "render-system/tiny",
          "Running",
          70,
          Optional.of(Instant.parse("2126-01-01T00:00:00Z")),
          false,
          Optional.empty(),
          Optional.empty(),
          finished ? "Canceled" : "Queued",
          "",
          "",
          false,
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty(),
          finished ? Optional.of(Instant.EPOCH) : Optional.empty(),
          removed ? Optional.of(Instant.EPOCH) : Optional.empty());
    }
  }

  private static Intent intentOf(JobRow row, boolean deleted, boolean givenUp) {
    return new Intent(
        row,
        deleted,
        givenUp,
        """
        {"title": "Trains", "size": {"width": 320, "height": 180}, "framesPerSecond": 12,
         "seed": 7, "guidance": "4.5", "prompts": "Fail"}
        """,
        Optional.of("EXT. DESERT - NIGHT"),
        "[\"Mp4\", \"Poster\"]",
        "{\"black\": \"Warn\"}",
        2,
        1,
        Map.of());
  }

  @Test
  void aResourceIsMadeOnlyForAFilmThatNeverHadOneAndIsWanted() {
    for (var seen : Seen.all()) {
      boolean made =
          Intake.decide(seen.intent(1), new Resource.Absent()) instanceof IntakeStep.Create;

      assertThat(made)
          .as(seen.toString())
          .isEqualTo(seen.equals(new Seen(false, false, false, false, false)));
    }
  }

  @Test
  void aResourceFollowsOnlyANewerVersionWhateverTheOrderOfMessages() {
    for (var seen : Seen.all()) {
      for (long version = 1; version <= 3; version++) {
        for (long told = -1; told <= 3; told++) {
          var step = Intake.decide(seen.intent(version), present("uid", "job_01A", told));
          boolean follows = !seen.givenUp() && !seen.deleted() && told < version;

          assertThat(step instanceof IntakeStep.Patch)
              .as("%s %d %d", seen, version, told)
              .isEqualTo(follows);
        }
      }
    }
  }

  @Test
  void aDeletedFilmsResourceGoes() {
    for (var seen : Seen.all()) {
      var step = Intake.decide(seen.intent(2), present("uid", "job_01A", 2));

      assertThat(step instanceof IntakeStep.Delete)
          .as(seen.toString())
          .isEqualTo(seen.deleted() && !seen.givenUp());
    }
  }

  @Test
  void anotherResourceOfTheNameIsNeverTouched() {
    for (var seen : Seen.all()) {
      assertThat(Intake.decide(seen.intent(2), present("uid", "", 0)))
          .as(seen.toString())
          .isInstanceOfAny(IntakeStep.Refuse.class, IntakeStep.Nothing.class);
      if (seen.uid()) {
        assertThat(Intake.decide(seen.intent(2), present("other", "job_01A", 0)))
            .as(seen.toString())
            .isInstanceOf(IntakeStep.Nothing.class);
      }
    }
  }

  @Test
  void theSecondMessageOfTheSameVersionFindsNothingToDo() {
    var seen = new Seen(true, false, false, false, false);

    assertThat(Intake.decide(seen.intent(3), present("uid", "job_01A", 3)))
        .isInstanceOf(IntakeStep.Nothing.class);
  }

  @Test
  void theRowsFilmIsTheResourcesFilm() {
    var job = OrderedResource.of(new Seen(false, false, false, false, false).intent(4));

    assertThat(job.getMetadata().getName()).isEqualTo("job-01a");
    assertThat(IntentVersion.of(job)).isEqualTo(4);
    assertThat(job.getSpec().poolRef().namespace()).isEqualTo("render-system");
    assertThat(job.getSpec().poolRef().name()).isEqualTo("tiny");
    assertThat(job.getSpec().priority()).isEqualTo(70);
    assertThat(job.getSpec().film().script()).isEqualTo("EXT. DESERT - NIGHT");
    assertThat(job.getSpec().film().guidance()).isEqualTo("4.5");
    assertThat(job.getSpec().film().framesPerSecond()).isEqualTo(12);
    assertThat(job.getSpec().outputs()).containsExactly(OutputKind.Mp4, OutputKind.Poster);
    assertThat(job.getSpec().retry().maxAttemptsPerShot()).isEqualTo(2);
    assertThat(job.getSpec().quality().black().name()).isEqualTo("Warn");
    assertThat(job.getSpec().quality().noise().name()).isEqualTo("Fail");
  }

  private static Resource.Present present(String uid, String jobId, long version) {
    return new Resource.Present(uid, jobId, version, "1");
  }
}
