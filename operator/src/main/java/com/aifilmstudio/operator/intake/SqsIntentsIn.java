package com.aifilmstudio.operator.intake;

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

/** Amazon SQS and servers that speak its language. */
final class SqsIntentsIn implements IntentsIn {

  private static final int AT_ONCE = 10;
  private static final int WAIT_SECONDS = 10;
  private static final int LATER_SECONDS = 5;

  /** Long enough for all that were handed out at once. */
  private static final int OURS_SECONDS = 60;

  private static final Duration PATIENCE = Duration.ofSeconds(WAIT_SECONDS + 10);

  private final SqsClient sqs;
  private final String intents;
  private final String dead;

  SqsIntentsIn(StudioConfig.Intake config, String intents) {
    var builder =
        SqsClient.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(credentials(config))
            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE))
            .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE));
    config.endpoint().ifPresent(builder::endpointOverride);
    this.sqs = builder.build();
    this.intents = intents;
    this.dead = config.dead().map(Object::toString).orElse(intents + "-dead");
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
                ask.queueUrl(intents)
                    .maxNumberOfMessages(AT_ONCE)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .visibilityTimeout(OURS_SECONDS))
        .messages()
        .stream()
        .map(message -> new Received(message.body(), message.receiptHandle()))
        .toList();
  }

  @Override
  public void done(Received message) {
    sqs.deleteMessage(it -> it.queueUrl(intents).receiptHandle(message.receipt()));
  }

  @Override
  public void later(Received message) {
    sqs.changeMessageVisibility(
        it ->
            it.queueUrl(intents).receiptHandle(message.receipt()).visibilityTimeout(LATER_SECONDS));
  }

  @Override
  public void dead(Received message) {
    sqs.sendMessage(it -> it.queueUrl(dead).messageBody(message.text()));
    done(message); // after it: rather twice there than nowhere
  }

  @Override
  public void close() {
    sqs.close();
  }
}
