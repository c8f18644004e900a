package com.aifilmstudio.local.cli.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.Checkout;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("studio")
class JobsBenchIT {
  private static final String WRITES = " +\\S+/s +\\S+/s +(\\d+\\.\\d+)";

  @Test
  void filmsAndPlainJobsComeToTheirEndAndAFilmIsWrittenAFewTimes() {
    var checkout = new Checkout(Path.of("../..").toAbsolutePath().normalize());
    var table = new JobsBench(checkout, new JobsBench.Options(60, 8, 1, true)).run();
    assertThat(table).contains("Jobs of batch/v1 on KWOK").doesNotContain("ended otherwise");
    // Finalizer, first status, last status. How much comes between depends on how long a film
    // takes here, so the most is what a plain Job takes beside it.
    assertThat(writes("RenderJobs of one shot", table))
        .as(table)
        .isBetween(3.0, writes("Jobs of batch/v1 on KWOK", table));
  }

  private static double writes(String side, String table) {
    var row = Pattern.compile(side + WRITES).matcher(table);
    assertThat(row.find()).as(table).isTrue();
    return Double.parseDouble(row.group(1));
  }
}
