package com.aifilmstudio.gateway.relay;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.gateway.start.GatewayConfig;
import com.aifilmstudio.store.intent.IntentMessage;
import com.aifilmstudio.store.intent.Outbox;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Amazon SQS and servers that speak its language. */
@Singleton
class SqsIntents implements IntentQueue {

  private static final Logger LOG = Logger.getLogger(SqsIntents.class);

  /** A connection to the database is held meanwhile. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final SqsClient sqs;
  private final String address;

  SqsIntents(GatewayConfig config) {
    var queue = config.queue();
    var builder =
        SqsClient.builder()
            .region(Region.of(queue.region()))
            .credentialsProvider(credentials(queue))
            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE))
            .httpClientBuilder(ApacheHttpClient.builder());
    queue.endpoint().ifPresent(builder::endpointOverride);
    this.sqs = builder.build();
    this.address = queue.intents().toString();
  }

  private static AwsCredentialsProvider credentials(GatewayConfig.Queue queue) {
    return queue
        .accessKey()
        .<AwsCredentialsProvider>map(
            key ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key, queue.secretKey().orElse(""))))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  @Override
  public Set<String> tell(List<Outbox.Entry> entries) {
    try {
      var answer =
          sqs.sendMessageBatch(
              batch ->
                  batch.queueUrl(address).entries(entries.stream().map(this::message).toList()));
      answer.failed().forEach(it -> LOG.warnf("not told: %s %s", it.code(), it.message()));
      return answer.successful().stream()
          .map(SendMessageBatchResultEntry::id)
          .collect(Collectors.toUnmodifiableSet());
    } catch (SdkException e) {
      LOG.warnf("the queue does not answer: %s", e.getMessage());
      return Set.of();
    }
  }

  private SendMessageBatchRequestEntry message(Outbox.Entry entry) {
    return SendMessageBatchRequestEntry.builder()
        .id(entry.id())
        .messageBody(Json.write(new IntentMessage(entry.job().value(), entry.version())))
        .messageAttributes(trace(entry.trace()))
        .build();
  }

  private static Map<String, MessageAttributeValue> trace(Optional<String> trace) {
    return trace
        .map(
            it ->
                Map.of(
                    "traceparent",
                    MessageAttributeValue.builder().dataType("String").stringValue(it).build()))
        .orElse(Map.of());
  }

  @PreDestroy
  void close() {
    sqs.close();
  }
}
