package com.aifilmstudio.gateway.relay;

import com.aifilmstudio.store.intent.Outbox;
import java.util.List;
import java.util.Set;

/** Where intents are told. */
interface IntentQueue {

  /** As many as are told at once. */
  int MOST = 10;

  /**
   * Tells them all at once, if that is possible.
   *
   * @return the ids of those that were taken
   */
  Set<String> tell(List<Outbox.Entry> entries);
}
