package com.aifilmstudio.local.cli.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.Checkout;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("studio")
class JobsBenchIT {
  private static final Pattern FILMS =
      Pattern.compile("RenderJobs of one shot +\\S+/s +\\S+/s +(\\d+\\.\\d+)");

  @Test
  void filmsAndPlainJobsComeToTheirEndAndAFilmIsWrittenAFewTimes() {
    var checkout = new Checkout(Path.of("../..").toAbsolutePath().normalize());
    var table = new JobsBench(checkout, new JobsBench.Options(60, 8, 1, true)).run();
    assertThat(table).contains("Jobs of batch/v1 on KWOK").doesNotContain("ended otherwise");
    var films = FILMS.matcher(table);
    assertThat(films.find()).as(table).isTrue();
    // Finalizer, first status, last status; and few of what is between, of Events and of the pool.
    assertThat(Double.parseDouble(films.group(1))).as(table).isBetween(3.0, 5.0);
  }
}
