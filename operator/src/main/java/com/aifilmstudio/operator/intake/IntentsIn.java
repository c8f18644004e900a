package com.aifilmstudio.operator.intake;

import java.util.List;

/** The queue from which intents come. */
interface IntentsIn extends AutoCloseable {

  /**
   * One message.
   *
   * @param receipt the queue's word for this handing out of it
   * @param times that it was handed out by now
   */
  record Received(String text, String receipt, int times) {}

  /** Waits for some for a while. */
  List<Received> receive();

  void done(Received message);

  /** It comes again in a while. */
  void later(Received message);

  @Override
  void close();
}
