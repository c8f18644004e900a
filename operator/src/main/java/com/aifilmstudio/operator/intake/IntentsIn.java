package com.aifilmstudio.operator.intake;

import java.util.List;

/** The queue from which intents come. */
interface IntentsIn extends AutoCloseable {

  /** One message; {@code receipt} is the queue's word for this handing out of it. */
  record Received(String text, String receipt) {}

  /** Waits for some for a while. */
  List<Received> receive();

  void done(Received message);

  /** It comes again in a while. */
  void later(Received message);

  /** It is put aside. */
  void dead(Received message);

  @Override
  void close();
}
