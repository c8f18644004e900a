package com.aifilmstudio.operator.intake;

/** What Kubernetes has under the name of a film's RenderJob. */
sealed interface Resource {

  record Absent() implements Resource {}

  /**
   * One is there.
   *
   * @param jobId the film that it says it is, empty if none
   * @param intentVersion of what is wanted, as it was last told to it
   * @param resourceVersion so that a change meets this state and no other
   */
  record Present(String uid, String jobId, long intentVersion, String resourceVersion)
      implements Resource {}
}
