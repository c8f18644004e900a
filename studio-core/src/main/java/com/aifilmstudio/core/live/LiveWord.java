package com.aifilmstudio.core.live;

import java.time.Instant;
import java.util.Map;

/**
 * Word of a shot under way, for whoever follows the film at this moment.
 *
 * @param type as readers know it
 * @param data what readers are told
 */
public record LiveWord(String type, Instant at, Map<String, Object> data) {

  public static final String PROGRESS = "shot.progress";
  public static final String PREVIEW = "shot.preview";

  /** The key under which {@code data} has the shot's id. */
  public static final String SHOT_ID = "shot_id";

  /** The key under which a preview's {@code data} tells it from the one before. */
  public static final String TAG = "tag";

  /** What is said of the same thing: the newer word takes the place of the older one. */
  public String subject() {
    return type + " " + data.get(SHOT_ID);
  }
}
