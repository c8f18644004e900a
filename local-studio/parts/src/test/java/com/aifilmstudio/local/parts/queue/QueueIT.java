package com.aifilmstudio.local.parts.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.testkit.SharedQueue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@Tag("store")
class QueueIT {
  private final Queue queue = SharedQueue.get();
  private final SqsClient sqs = client(queue);

  @AfterEach
  void close() {
    sqs.close();
  }

  @Test
  void bothQueuesAreThereUnderTheAddressesThatItTells() {
    for (var name : List.of(Queue.INTENTS, Queue.DEAD)) {
      assertThat(sqs.getQueueUrl(b -> b.queueName(name)).queueUrl())
          .isEqualTo(queue.address(name).toString());
    }
  }

  @Test
  void aMessageThatIsNeverTakenGoesToTheDeadOnes() {
    send(queue, sqs, "nobody delivers me");

    await()
        .untilAsserted(
            () -> {
              take(queue, sqs, Queue.INTENTS, 0);
              assertThat(take(queue, sqs, Queue.DEAD, 0))
                  .extracting(Message::body)
                  .containsExactly("nobody delivers me");
            });

    assertThat(
            sqs.getQueueAttributes(
                    b ->
                        b.queueUrl(queue.address(Queue.INTENTS).toString())
                            .attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .attributes()
                .get(QueueAttributeName.REDRIVE_POLICY))
        .contains(Queue.DEAD)
        .contains("20");
  }

  @Test
  void messagesOutliveAKill(@TempDir Path home) {
    try (var own = Queue.start(home);
        var client = client(own)) {
      send(own, client, "make a film");
      own.process().kill();
      own.startAgain();

      assertThat(take(own, client, Queue.INTENTS, 0))
          .extracting(Message::body)
          .containsExactly("make a film");
    }
  }

  private static void send(Queue queue, SqsClient sqs, String body) {
    sqs.sendMessage(b -> b.queueUrl(queue.address(Queue.INTENTS).toString()).messageBody(body));
  }

  private static List<Message> take(Queue queue, SqsClient sqs, String name, int hiddenFor) {
    return sqs.receiveMessage(
            b -> b.queueUrl(queue.address(name).toString()).visibilityTimeout(hiddenFor))
        .messages();
  }

  private static SqsClient client(Queue queue) {
    return SqsClient.builder()
        .endpointOverride(queue.endpoint())
        .region(Region.of(queue.region()))
        .httpClient(ApacheHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")))
        .build();
  }
}
