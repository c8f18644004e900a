package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.operator.status.Story;
import com.aifilmstudio.operator.status.Story.Kind;
import com.aifilmstudio.store.job.Work;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What a person is told of a job as Events: its end, and what it waits for that somebody may have
 * to do. A film that simply works has one.
 */
@Singleton
class JobStory {

  private static final Logger LOG = Logger.getLogger(JobStory.class);

  private static final Set<String> SOMEBODY_SHOULD_ACT =
      Arrays.stream(Reason.values())
          .filter(Reason::needsSomebody)
          .map(Enum::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Story story;

  JobStory(Story story) {
    this.story = story;
  }

  void tell(RenderJob job, Standing standing, Work work) {
    switch (standing.phase()) {
      case Succeeded -> {
        var note =
            String.format(
                Locale.ROOT,
                "Film of %d shots is delivered (%d reused, %.1f GPU-seconds).%s",
                work.shots(),
                work.reused(),
                work.gpuMillis() / 1000.0,
                work.failed() == 0 ? "" : " " + JobConditions.missing(work));
        end(job, work.failed() == 0 ? Kind.Normal : Kind.Warning, standing, note);
      }
      case Canceled -> end(job, Kind.Normal, standing, standing.message());
      case Failed, Expired -> end(job, Kind.Warning, standing, standing.message());
      default -> {
        if (SOMEBODY_SHOULD_ACT.contains(standing.reason())) {
          story.tell(job, Kind.Warning, standing.reason(), "Wait", standing.message());
        }
      }
    }
  }

  private void end(RenderJob job, Kind kind, Standing standing, String note) {
    LOG.infof(
        "job %s %s/%s reason=%s",
        standing.phase(),
        job.getMetadata().getNamespace(),
        job.getMetadata().getName(),
        standing.reason());
    story.tell(job, kind, standing.reason(), "Finish", note);
  }
}
