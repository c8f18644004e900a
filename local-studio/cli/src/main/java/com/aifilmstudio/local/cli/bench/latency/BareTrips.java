package com.aifilmstudio.local.cli.bench.latency;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The least that an order needs: a row is committed, a message goes through the queue to somebody
 * who waits for it, and the row is changed and committed.
 */
final class BareTrips {

  private static final int WAIT_SECONDS = 20;

  private final Database database;
  private final Queue queue;

  BareTrips(Database database, Queue queue) {
    this.database = database;
    this.queue = queue;
  }

  /** One after the other. */
  Times run(int trips) {
    database.sql().execute("drop table if exists bench_trip");
    database.sql().execute("create table bench_trip (id varchar primary key, leased boolean)");
    var done = new SynchronousQueue<String>();
    try (var sqs = client()) {
      var address = sqs.createQueue(it -> it.queueName("bench-trips")).queueUrl();
      var receiver = Thread.ofVirtual().start(() -> receive(sqs, address, trips, done));
      var times = new ArrayList<Duration>();
      for (int n = 0; n < trips; n++) {
        var id = "trip-" + n;
        long began = System.nanoTime();
        database.run(tx -> tx.execute("insert into bench_trip values ({0}, false)", DSL.val(id)));
        sqs.sendMessage(it -> it.queueUrl(address).messageBody(id));
        if (done.poll(WAIT_SECONDS, TimeUnit.SECONDS) == null) {
          throw new CannotDo("The queue did not hand out a message.");
        }
        times.add(Duration.ofNanos(System.nanoTime() - began));
      }
      receiver.join();
      return new Times(times);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void receive(SqsClient sqs, String address, int trips, SynchronousQueue<String> done) {
    for (int left = trips; left > 0; ) {
      var messages =
          sqs.receiveMessage(it -> it.queueUrl(address).waitTimeSeconds(WAIT_SECONDS)).messages();
      for (var message : messages) {
        var id = message.body();
        database.run(
            tx -> tx.execute("update bench_trip set leased = true where id = {0}", DSL.val(id)));
        try {
          done.put(id);
        } catch (InterruptedException e) {
          return;
        }
        sqs.deleteMessage(it -> it.queueUrl(address).receiptHandle(message.receiptHandle()));
        left--;
      }
    }
  }

  private SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(queue.endpoint())
        .region(Region.of(queue.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
        .httpClientBuilder(
            ApacheHttpClient.builder().socketTimeout(Duration.ofSeconds(WAIT_SECONDS + 10)))
        .build();
  }
}
