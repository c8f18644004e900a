package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.operator.status.Story;
import com.aifilmstudio.operator.status.Story.Kind;
import com.aifilmstudio.store.job.JobRow;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells the owner of a film that a script was edited after planning and the film does not follow.
 * Looked at when the film's phase changes, a handful of times in its life: to watch every ConfigMap
 * of the cluster would cost more than the news is worth.
 */
@Singleton
class ScriptEdits {

  private static final Logger LOG = Logger.getLogger(ScriptEdits.class);

  private final Scripts scripts;
  private final Story story;

  ScriptEdits(Scripts scripts, Story story) {
    this.scripts = scripts;
    this.story = story;
  }

  void look(RenderJob job, JobRow row) {
    var ref = job.getSpec().film().scriptRef();
    if (ref == null || row.scriptSha256().isEmpty()) {
      return;
    }
    try {
      if (scripts.read(job) instanceof ScriptSeen.Text(var text)
          && !text.map(Scripts::digest).equals(row.scriptSha256())) {
        story.tell(
            job,
            Kind.Warning,
            "ScriptEdited",
            "Plan",
            "ConfigMap %s was edited after the film was planned; the film keeps the text it was"
                    .formatted(ref.name())
                + " planned from. Create a new RenderJob for the new text: unchanged shots are"
                + " reused.");
      }
    } catch (KubernetesClientException e) {
      // News, not work: there is another look at the next phase.
      LOG.debugf("script not looked at again: %s", e.getMessage());
    }
  }
}
