package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class SlimJobsTest {
  private final SlimJobs jobs = new SlimJobs();

  @Test
  void conditionsThatSayTheSameAreKeptOnce() {
    jobs.put("a", job("a", "2 files are delivered."));
    jobs.put("b", job("b", "2 files are delivered."));
    jobs.put("c", job("c", "4 files are delivered."));
    assertThat(jobs.get("b").getStatus().conditions().getFirst())
        .isSameAs(jobs.get("a").getStatus().conditions().getFirst());
    assertThat(jobs.get("c").getStatus().conditions().getFirst().getMessage())
        .isEqualTo("4 files are delivered.");
  }

  @Test
  void aScriptIsKeptUntilItIsPlanned() {
    var fresh = job("a", "");
    fresh.setStatus(null);
    jobs.put("a", fresh);
    assertThat(jobs.get("a").getSpec().film().script()).isEqualTo("EXT. SEA - DAY");
    jobs.put("a", job("a", ""));
    assertThat(jobs.get("a").getSpec().film().script()).isNull();
  }

  private static RenderJob job(String name, String message) {
    return Serialization.unmarshal(
        """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderJob
        metadata: {name: %s, namespace: studio}
        spec:
          poolRef: {name: tinyfilm}
          film: {script: EXT. SEA - DAY}
        status:
          shots: {total: 1, succeeded: 1}
          conditions:
          - {type: Ready, status: "True", reason: Succeeded, message: "%s"}
        """
            .formatted(name, message),
        RenderJob.class);
  }
}
