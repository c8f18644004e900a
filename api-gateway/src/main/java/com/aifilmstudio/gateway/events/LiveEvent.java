package com.aifilmstudio.gateway.events;

import com.aifilmstudio.core.live.LiveWord;
import com.aifilmstudio.gateway.live.Pictures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An event that is not kept, in the words that readers know. */
record LiveEvent(String type, String jobId, Instant at, Map<String, Object> data) {

  private static final Set<String> KNOWN = Set.of(LiveWord.PROGRESS, LiveWord.PREVIEW);

  static boolean isOne(LiveWord word) {
    return KNOWN.contains(word.type()) && word.data().get(LiveWord.SHOT_ID) instanceof String;
  }

  /** A picture becomes the address at which this gateway has it. */
  static LiveEvent of(String job, LiveWord word) {
    var data = new HashMap<>(word.data());
    var tag = data.remove(LiveWord.TAG);
    if (tag != null) {
      var shot = data.get(LiveWord.SHOT_ID).toString();
      data.put("url", Pictures.address(job, shot, tag.toString()));
    }
    return new LiveEvent(word.type(), job, word.at(), data);
  }
}
