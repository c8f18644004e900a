package com.aifilmstudio.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.gateway.jobs.JobRequest.FilmRequest;
import com.aifilmstudio.gateway.jobs.JobRequest.Size;
import com.aifilmstudio.gateway.jobs.PoolChoice.Candidate;
import com.aifilmstudio.store.pool.PoolRow;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PoolChoiceTest {

  private final Candidate small = candidate("a/small", "tinyfilm", OptionalInt.of(640));
  private final Candidate large = candidate("b/large", "tinyfilm", OptionalInt.empty());
  private final Candidate other = candidate("c/other", "grand", OptionalInt.empty());
  private final List<Candidate> all = List.of(small, large, other);

  @Test
  void theFirstThatFitsRenders() {
    assertThat(choose(null, null, 640)).isEqualTo(new PoolChoice.Chosen(small));
    assertThat(choose(null, null, 1280)).isEqualTo(new PoolChoice.Chosen(large));
    assertThat(choose("grand@1", null, 640)).isEqualTo(new PoolChoice.Chosen(other));
    assertThat(choose(null, "b/large", 640)).isEqualTo(new PoolChoice.Chosen(large));
  }

  @Test
  void whoNamesWhatIsNotThereHearsSo() {
    assertThat(why(choose("sora", null, 640))).contains("sora");
    assertThat(why(choose(null, "x/y", 640))).contains("x/y");
    assertThat(why(choose("grand", "a/small", 640))).contains("grand");
    assertThat(why(choose(null, "a/small", 1280))).contains("1280", "640");
    assertThat(why(PoolChoice.of(request(null, null, 640), List.of()))).contains("No pool");
  }

  private PoolChoice choose(String model, String pool, int width) {
    return PoolChoice.of(request(model, pool, width), all);
  }

  private static String why(PoolChoice choice) {
    return ((PoolChoice.None) choice).why();
  }

  private static JobRequest request(String model, String pool, int width) {
    var film =
        new FilmRequest(
            null, "INT. X", null, null, new Size(width, 360), null, null, null, null, null, null);
    return new JobRequest(film, model, pool, null, null, null, null, null, null);
  }

  private static Candidate candidate(String pool, String model, OptionalInt maxWidth) {
    return new Candidate(
        new PoolRow(
            pool,
            "sha256:" + model,
            "simulated",
            "cpu",
            0,
            1,
            0,
            maxWidth,
            OptionalInt.empty(),
            OptionalInt.empty(),
            true),
        Json.read("{\"name\": \"%s\", \"version\": \"1\"}".formatted(model), Bundle.class));
  }
}
