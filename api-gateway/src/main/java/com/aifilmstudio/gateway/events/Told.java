package com.aifilmstudio.gateway.events;

import com.aifilmstudio.core.live.LiveWord;
import java.util.OptionalInt;

/**
 * Something as it goes out to everybody who follows a film, put into words once.
 *
 * @param seq empty for what is not kept
 * @param json one line
 * @param last nothing comes after it
 */
record Told(OptionalInt seq, String type, String json, boolean last) {

  static Told of(PublicEvent event, String json) {
    return new Told(OptionalInt.of(event.seq()), event.type(), json, event.isLast());
  }

  static Told of(LiveWord word, String json) {
    return new Told(OptionalInt.empty(), word.type(), json, false);
  }
}
