package com.aifilmstudio.core.live;

/** Names in Redis on which dispatch and the gateways agree. */
public final class LiveKeys {

  private LiveKeys() {}

  /** The channel with the words of a film. */
  public static String channel(String job) {
    return "live:" + job;
  }

  /** The tags of a film's previews, by shot. */
  public static String tags(String job) {
    return "previews:" + job;
  }

  /** The newest picture of a shot, as JPEG. */
  public static String picture(String job, String shot) {
    return "preview:" + job + ":" + shot;
  }
}
