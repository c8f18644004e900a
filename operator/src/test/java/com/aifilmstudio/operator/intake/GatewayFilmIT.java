package com.aifilmstudio.operator.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Rate;
import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.local.parts.testkit.SharedQueue;
import com.aifilmstudio.local.parts.testkit.TcpProxy;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.intent.IntentMessage;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.GatewayOrder;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.letter.DeadLetter;
import com.aifilmstudio.store.letter.DeadLetters;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Films of the gateway, from their row to their RenderJob, by messages that come as they like. */
@Tag("controlplane")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayFilmIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestStudio studio;
  private static Database database;
  private static SqsClient sqs;
  private static TcpProxy lineToQueue;
  private static TcpProxy lineToApiServer;

  @BeforeAll
  static void start() {
    var queue = SharedQueue.get();
    studio = new TestStudio();
    lineToQueue = TcpProxy.to(queue.endpoint().getPort());
    lineToApiServer = studio.lineToApiServer();
    studio
        .with("STUDIO_INTAKE_NAMESPACE", studio.namespace())
        .with("STUDIO_INTAKE_ENDPOINT", throughTheLine(queue.endpoint()))
        .with("STUDIO_INTAKE_INTENTS", throughTheLine(queue.address(Queue.INTENTS)))
        .with("STUDIO_INTAKE_DEAD", throughTheLine(queue.address(Queue.DEAD)))
        .with("STUDIO_INTAKE_ACCESS_KEY", "local")
        .with("STUDIO_INTAKE_SECRET_KEY", "local")
        .with("STUDIO_INTAKE_REFUSALS", "1");
    sqs =
        SqsClient.builder()
            .endpointOverride(queue.endpoint())
            .region(Region.of(queue.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
    studio.startOperator("intake").awaitReady();
    database = new Database(studio.database().dataSource());
    studio.pool("slow", "workers: {min: 0, max: 0}");
  }

  @AfterAll
  static void stop() throws Exception {
    sqs.close();
    studio.close();
    lineToQueue.close();
  }

  private static String throughTheLine(URI address) {
    return address.toString().replaceFirst(":\\d+", ":" + lineToQueue.port());
  }

  /** Last: a queue hides what it has handed out over a line that is cut from others for a while. */
  @ParameterizedTest
  @Order(Integer.MAX_VALUE)
  @ValueSource(strings = {"database", "API server", "queue"})
  void aFilmThatIsToldWhileSomethingIsAwayWaitsAndIsTakenInOnceAfterwards(String away) {
    var line =
        Map.of("database", studio.line(), "API server", lineToApiServer, "queue", lineToQueue)
            .get(away);
    line.cut();
    var id = aFilm();
    tell(id, 1);
    tell(id, 1);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> studio.job(name(id)) == null && row(id).finishedAt().isEmpty());

    line.heal();

    var job = awaitResource(id);
    await().atMost(PATIENCE).until(() -> row(id).uid().isPresent());
    assertThat(row(id).uid()).contains(job.getMetadata().getUid());
    assertThat(row(id).phase()).isNotEqualTo("Failed");
    assertThat(letterOf(id)).isEmpty();
  }

  @Test
  void aFilmIsTakenInOnceHoweverOftenItIsTold() {
    var id = aFilm();

    tell(id, 1);
    tell(id, 1);
    var job = awaitResource(id);
    tell(id, 1);

    await().atMost(PATIENCE).until(() -> row(id).uid().isPresent());
    assertThat(row(id).uid()).contains(job.getMetadata().getUid());
    assertThat(row(id).account()).isEqualTo("acme");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(studio.job(name(id)).getStatus())
                    .isNotNull()
                    .extracting(RenderJobStatus::jobId)
                    .isEqualTo(id.value()));
  }

  @Test
  void aFilmThatIsCanceledBeforeItIsTakenInIsNeverMade() {
    var canceled = aFilm();
    database.run(
        tx -> {
          Jobs.cancel(tx, canceled);
          GatewayJobs.cancelUnseen(tx, canceled, Instant.now());
          Intents.next(tx, canceled, Optional.empty(), Instant.now());
        });
    tell(canceled, 2);
    tell(canceled, 1);
    var later = aFilm();
    tell(later, 1);

    awaitResource(later);
    assertThat(studio.job(name(canceled))).isNull();
  }

  @Test
  void changesReachTheResourceInWhateverOrderTheyAreTold() {
    var id = aFilm();
    tell(id, 1);
    awaitResource(id);
    change(id, 10);
    change(id, 80);

    tell(id, 3);
    tell(id, 2);

    awaitPriority(id, 80, 3);
    assertThat(row(id).priority()).isEqualTo(80);
  }

  @Test
  void anEditOfTheResourceIsTheFilmsNextVersion() {
    var id = aFilm();
    tell(id, 1);
    awaitResource(id);
    await().atMost(PATIENCE).until(() -> row(id).uid().isPresent());

    studio
        .client()
        .resources(RenderJob.class)
        .inNamespace(studio.namespace())
        .withName(name(id))
        .edit(
            job -> {
              job.setSpec(RenderJobSpecBuilder.builder(job.getSpec()).priority(33).build());
              return job;
            });

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(row(id).priority()).isEqualTo(33));
    assertThat(row(id).intentVersion()).isEqualTo(2);
    tell(id, 2);
    awaitPriority(id, 33, 2);
  }

  @Test
  void aCancelEndsTheFilmInBothPlaces() {
    var id = aFilm();
    tell(id, 1);
    awaitResource(id);
    await().atMost(PATIENCE).until(() -> row(id).uid().isPresent());
    database.run(
        tx -> {
          Jobs.cancel(tx, id);
          Intents.next(tx, id, Optional.empty(), Instant.now());
        });
    tell(id, 2);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(studio.job(name(id)).getSpec().desiredState())
                  .isEqualTo(DesiredState.Canceled);
              assertThat(studio.job(name(id)).getStatus().phase()).isEqualTo(Phase.Canceled);
            });
    assertThat(row(id).phase()).isEqualTo("Canceled");
  }

  @Test
  void aFilmWhoseResourceWasDeletedIsNotMadeAgain() {
    var id = aFilm();
    tell(id, 1);
    var job = awaitResource(id);
    await().atMost(PATIENCE).until(() -> row(id).uid().isPresent());
    studio.client().resource(job).delete();
    await().atMost(PATIENCE).until(() -> row(id).removedAt().isPresent());

    tell(id, 1);
    var later = aFilm();
    tell(later, 1);

    awaitResource(later);
    assertThat(studio.job(name(id))).isNull();
    assertThat(row(id).reason()).isEqualTo("ResourceDeleted");
  }

  @Test
  void aFilmThatKubernetesRefusesFailsAndItsMessageIsPutAside() {
    var id = aFilm("{\"title\": \"Odd\", \"framesPerSecond\": 100000}");

    tell(id, 1);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(row(id).phase()).isEqualTo("Failed");
              assertThat(row(id).reason()).isEqualTo("INTAKE.REFUSED");
            });
    assertThat(letterOf(id)).hasValueSatisfying(it -> assertThat(it.body()).contains(id.value()));
  }

  @Test
  void aFilmWhoseMessageTheQueueGaveUpFailsAndItsMoneyIsBack() {
    var given = aFilm();
    database.run(tx -> hold(tx, given));

    sqs.sendMessage(
        it ->
            it.queueUrl(address(Queue.DEAD))
                .messageBody(Json.write(new IntentMessage(given.value(), 1))));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(row(given).reason()).isEqualTo("INTAKE.UNDELIVERED"));
    assertThat(row(given).phase()).isEqualTo("Failed");
    assertThat(letterOf(given)).isPresent();
    assertThat(CreditAccounts.find(database.sql(), "acme").held()).isEqualTo(MicroCredits.ZERO);
    tell(given, 1);
    var later = aFilm();
    tell(later, 1);
    awaitResource(later);
    assertThat(studio.job(name(given))).isNull();
  }

  private static void hold(DSLContext tx, JobId job) {
    var rate = new Rate("tinyfilm", "cpu", Optional.of(MicroCredits.credits(2)));
    CreditAccounts.topUp(tx, "acme", "pay-" + job, MicroCredits.credits(10), Instant.now());
    Holds.place(tx, new NewHold(job, "acme", rate, MicroCredits.credits(4)), Instant.now());
  }

  private static Optional<DeadLetter> letterOf(JobId job) {
    return DeadLetters.open(database.sql(), 100).stream()
        .filter(letter -> letter.job().equals(Optional.of(job)))
        .findFirst();
  }

  @Test
  void whatIsNoMessageHoldsNobodyUp() {
    sqs.sendMessage(it -> it.queueUrl(address(Queue.INTENTS)).messageBody("not json"));
    tell(new JobId("job_unknown"), 1);
    var id = aFilm();
    tell(id, 1);

    awaitResource(id);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(DeadLetters.open(database.sql(), 100))
                    .extracting(DeadLetter::body)
                    .contains("not json"));
  }

  @Test
  void theGatewayHearsWhichPoolsThereAre() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Pools.find(database.sql(), studio.namespace() + "/slow"))
                    .map(PoolRow::open)
                    .contains(true));
  }

  private static JobId aFilm() {
    return aFilm("{\"title\": \"Trains\"}");
  }

  private static JobId aFilm(String film) {
    var order =
        new GatewayOrder(
            JobId.create(),
            studio.namespace(),
            "acme",
            "somebody",
            studio.namespace() + "/slow",
            50,
            Optional.empty(),
            3,
            0,
            film,
            Optional.of("EXT. DESERT - NIGHT\n\nA green train crosses the dunes."),
            "[\"Mp4\"]",
            "{}",
            Map.of());
    database.run(
        tx -> {
          GatewayJobs.insert(tx, order, Instant.now());
          Intents.next(tx, order.id(), Optional.empty(), Instant.now());
        });
    return order.id();
  }

  private static void change(JobId id, int priority) {
    database.run(
        tx -> {
          Jobs.amend(tx, id, priority, Optional.empty());
          Intents.next(tx, id, Optional.empty(), Instant.now());
        });
  }

  private static void tell(JobId id, long version) {
    var text = Json.write(new IntentMessage(id.value(), version));
    sqs.sendMessage(it -> it.queueUrl(address(Queue.INTENTS)).messageBody(text));
  }

  private static String address(String queue) {
    return SharedQueue.get().address(queue).toString();
  }

  private static String name(JobId id) {
    return GatewayOrder.nameOf(id);
  }

  private static JobRow row(JobId id) {
    return Jobs.find(database.sql(), id).orElseThrow();
  }

  private static RenderJob awaitResource(JobId id) {
    await().atMost(PATIENCE).until(() -> studio.job(name(id)) != null);
    return studio.job(name(id));
  }

  private static void awaitPriority(JobId id, int priority, long version) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var job = studio.job(name(id));
              assertThat(job.getSpec().priority()).isEqualTo(priority);
              assertThat(IntentVersion.of(job)).isEqualTo(version);
            });
  }
}
