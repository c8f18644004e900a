package com.aifilmstudio.api.v1alpha1;

/** Names that the studio writes into the Kubernetes API. */
public final class StudioApi {
  public static final String GROUP = "ai-filmstudio.com";
  public static final String VERSION = "v1alpha1";

  /**
   * Label on a RenderJob that the gateway ordered: the id of the job that it belongs to. Every
   * other one has its id in the status alone, for a label would be one more write for each.
   */
  public static final String JOB_ID_LABEL = GROUP + "/job-id";

  /** Label on a worker pod: the name of its RenderPool. */
  public static final String POOL_LABEL = GROUP + "/pool";

  /** Keeps a deleted RenderJob until its shots are stopped and its tombstone is written. */
  public static final String JOB_FINALIZER = GROUP + "/render-job";

  private StudioApi() {}
}
