package com.aifilmstudio.operator.intake;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.StudioApi;
import java.util.Optional;

/** Which version of what is wanted a RenderJob of the gateway carries. */
public final class IntentVersion {

  public static final String ANNOTATION = StudioApi.GROUP + "/intent-version";

  private IntentVersion() {}

  /** One that says none, or what is no number, knows nothing yet. */
  public static long of(RenderJob job) {
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ANNOTATION))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }
}
