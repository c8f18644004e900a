package com.aifilmstudio.local.parts.queue;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/** The program of the queue: ElasticMQ, as its configuration says. */
final class QueueMain {
  private QueueMain() {}

  /** Takes the configuration's file. */
  public static void main(String[] arguments) {
    var own = ConfigFactory.parseFile(Path.of(arguments[0]).toFile());
    var whole = own.withFallback(ConfigFactory.load()).resolve();
    new ElasticMQServer(new ElasticMQServerConfig(whole)).start();
  }
}
