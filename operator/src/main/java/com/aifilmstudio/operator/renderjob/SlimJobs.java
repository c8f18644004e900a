package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.FilmBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.operator.status.SlimStore;

/**
 * Jobs as they are kept in memory. The script is dropped once it is planned: thousands of jobs at
 * 96 KiB each would be a gigabyte, and it lies in the job's row.
 */
public class SlimJobs extends SlimStore<RenderJob> {

  @Override
  protected RenderJob slim(RenderJob job) {
    var status = job.getStatus();
    boolean planned = status != null && status.shots() != null;
    if (!planned || job.getSpec().film().script() == null) {
      return job;
    }
    var film = FilmBuilder.builder(job.getSpec().film()).script(null).build();
    job.setSpec(RenderJobSpecBuilder.builder(job.getSpec()).film(film).build());
    return job;
  }
}
