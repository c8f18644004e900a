package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.FilmBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJobStatusBuilder;
import com.aifilmstudio.operator.status.SlimStore;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Jobs as they are kept in memory. The script is dropped once it is planned: thousands of jobs at
 * 96 KiB each would be a gigabyte, and it lies in the job's row. Conditions that say the same are
 * kept once: they are more than half of a small job, and most jobs have the same.
 */
public class SlimJobs extends SlimStore<RenderJob> {
  /** Of the last minutes; the time in a condition makes older ones useless. */
  private static final int KNOWN = 4096;

  private final Map<Condition, Condition> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Condition, Condition> eldest) {
          return size() > KNOWN;
        }
      };

  @Override
  protected RenderJob slim(RenderJob job) {
    shareConditions(job);
    var status = job.getStatus();
    boolean planned = status != null && status.shots() != null;
    if (!planned || job.getSpec().film().script() == null) {
      return job;
    }
    var film = FilmBuilder.builder(job.getSpec().film()).script(null).build();
    job.setSpec(RenderJobSpecBuilder.builder(job.getSpec()).film(film).build());
    return job;
  }

  private void shareConditions(RenderJob job) {
    var status = job.getStatus();
    if (status == null || status.conditions().isEmpty()) {
      return;
    }
    var shared = status.conditions().stream().map(this::shared).toList();
    job.setStatus(RenderJobStatusBuilder.builder(status).conditions(shared).build());
  }

  private Condition shared(Condition condition) {
    synchronized (known) {
      return known.computeIfAbsent(condition, same -> same);
    }
  }
}
