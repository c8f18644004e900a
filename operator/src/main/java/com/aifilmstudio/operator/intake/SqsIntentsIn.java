package com.aifilmstudio.operator.intake;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;

import com.aifilmstudio.operator.start.StudioConfig;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Amazon SQS and servers that speak its language. */
final class SqsIntentsIn implements IntentsIn {

  private static final int AT_ONCE = 10;
  private static final int WAIT_SECONDS = 10;
  private static final int LATER_SECONDS = 5;
  private static final int MUCH_LATER_SECONDS = 60;

  /** Long enough for all that were handed out at once. */
  private static final int OURS_SECONDS = 30;

  private static final Duration PATIENCE = Duration.ofSeconds(WAIT_SECONDS + 10);

  private final SqsClient sqs;
  private final String queue;

  SqsIntentsIn(StudioConfig.Intake config, String queue) {
    var builder =
        SqsClient.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(credentials(config))
            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE))
            .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE));
    config.endpoint().ifPresent(builder::endpointOverride);
    this.sqs = builder.build();
    this.queue = queue;
  }

  private static AwsCredentialsProvider credentials(StudioConfig.Intake config) {
    return config
        .accessKey()
        .<AwsCredentialsProvider>map(
            key ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key, config.secretKey().orElse(""))))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  @Override
  public List<Received> receive() {
    return sqs
        .receiveMessage(
            ask ->
                ask.queueUrl(queue)
                    .maxNumberOfMessages(AT_ONCE)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .messageSystemAttributeNames(APPROXIMATE_RECEIVE_COUNT)
                    .visibilityTimeout(OURS_SECONDS))
        .messages()
        .stream()
        .map(message -> new Received(message.body(), message.receiptHandle(), times(message)))
        .toList();
  }

  private static int times(Message message) {
    return Integer.parseInt(message.attributes().getOrDefault(APPROXIMATE_RECEIVE_COUNT, "1"));
  }

  /** Longer each time: the queue gives a message up that it has handed out too often. */
  static int laterSeconds(int times) {
    return Math.min(MUCH_LATER_SECONDS, LATER_SECONDS << Math.clamp(times - 1, 0, 10));
  }

  @Override
  public void done(Received message) {
    sqs.deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receipt()));
  }

  @Override
  public void later(Received message) {
    sqs.changeMessageVisibility(
        it ->
            it.queueUrl(queue)
                .receiptHandle(message.receipt())
                .visibilityTimeout(laterSeconds(message.times())));
  }

  @Override
  public void close() {
    sqs.close();
  }
}
