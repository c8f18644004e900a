package com.aifilmstudio.operator.renderpool;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.countDistinct;

import com.aifilmstudio.api.v1alpha1.ModelRef;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpecBuilder;
import com.aifilmstudio.api.v1alpha1.RenderPoolStatus;
import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.api.v1alpha1.WorkerTemplateBuilder;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.account.AccountTerms;
import com.aifilmstudio.store.account.Accounts;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class PoolLifeIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static TestStudio studio;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    workers = studio.startWorkers(studio.startOperator("pool-life").awaitReady());
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @BeforeEach
  void willing() {
    workers.behave(Manner.WILLING);
  }

  /** The namespace enforces PodSecurity restricted: a pod that is made was accepted by it. */
  @Test
  void aPoolGrowsWithItsWorkToItsMaximumAndShrinksToNothing() {
    workers.behave(Manner.SLOW);
    studio.pool("elastic", "workers: {max: 2}\nscaling: {queueWait: 1s, idleTimeout: 1s}");
    studio.film("many-shots", "elastic", 4);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(status("elastic").workers().busy()).isEqualTo(2);
              assertThat(condition("elastic", "CapacityLimited")).isEqualTo("True");
              assertThat(condition("elastic", "Ready")).isEqualTo("True");
              assertThat(status("elastic").queued().shots()).isEqualTo(2);
            });
    assertThat(podsOf("elastic"))
        .extracting(pod -> pod.getMetadata().getName().replaceFirst(".*-", ""))
        .containsExactlyInAnyOrder("0", "1");
    workers.behave(Manner.WILLING);
    await().atMost(SOON).until(() -> podsOf("elastic").isEmpty());
    assertThat(studio.job("many-shots").getStatus().phase()).isEqualTo(Phase.Succeeded);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(status("elastic").workers().desired()).isZero();
              assertThat(status("elastic").lastDecision().reason()).isEqualTo("Idle");
            });
  }

  @Test
  void standbyWorkersAreThereBeforeAnybodyAsks() {
    studio.pool("warm", "workers: {max: 2, standby: 1}");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(status("warm").workers().idle()).isEqualTo(1));
    assertThat(status("warm").lastDecision().reason()).isEqualTo("Standby");
  }

  @Test
  void workersThatFailAtTheirStartAreTriedAgainMoreAndMoreSlowlyAndThePoolSaysSo() {
    workers.behave(Manner.BROKEN);
    studio.pool("broken", "workers: {max: 1, min: 1}");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready =
                  status("broken").conditions().stream()
                      .filter(c -> c.getType().equals("Ready"))
                      .findFirst()
                      .orElseThrow();
              assertThat(ready.getReason()).isEqualTo("WorkersFailAtStart");
              assertThat(ready.getMessage()).contains("next try at");
            });
    workers.behave(Manner.WILLING);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(condition("broken", "Ready")).isEqualTo("True"));
  }

  @Test
  void aWorkerOfADedicatedPoolServesOneFilmAndLeavesWithIt() {
    studio.pool(
        "private",
        "isolation: Dedicated\nworkers: {max: 2}\nscaling: {queueWait: 1s, idleTimeout: 600s}");
    studio.film("ours", "private", 3);
    studio.film("theirs", "private", 3);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(phase("ours")).isEqualTo(Phase.Succeeded);
              assertThat(phase("theirs")).isEqualTo(Phase.Succeeded);
            });
    await().atMost(SOON).until(() -> podsOf("private").isEmpty());
    var sql = new Database(studio.database().dataSource()).sql();
    var filmsOfWorkers =
        sql.select(countDistinct(TAKE.JOB_ID))
            .from(TAKE)
            .where(TAKE.POOL.endsWith("/private"))
            .groupBy(TAKE.WORKER_ID)
            .fetch(row -> row.value1());
    assertThat(filmsOfWorkers).hasSizeGreaterThan(1).containsOnly(1);
  }

  @Test
  void whatAdministratorsSayAtANamespaceCountsForItsFilms() {
    workers.behave(Manner.SLOW);
    annotate(Map.of("tier", "2", "weight", "7", "gpu-quota", "1"));
    studio.pool("shared", "workers: {max: 2, min: 2}");
    studio.film("modest", "shared", 3);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(status("shared").workers().busy()).isEqualTo(1);
              assertThat(status("shared").workers().idle()).isEqualTo(1);
              assertThat(status("shared").queued().shots()).isEqualTo(2);
            });
    assertThat(terms()).contains(new AccountTerms(account(), 2, 7, OptionalInt.of(1)));

    annotate(Map.of());
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(status("shared").workers().busy()).isEqualTo(2));
    assertThat(terms()).map(AccountTerms::gpuQuota).contains(OptionalInt.empty());
  }

  private static void annotate(Map<String, String> words) {
    studio
        .client()
        .namespaces()
        .withName(studio.namespace())
        .edit(
            namespace -> {
              var all = new HashMap<String, String>();
              words.forEach((word, value) -> all.put("ai-filmstudio.com/" + word, value));
              namespace.getMetadata().setAnnotations(all);
              return namespace;
            });
  }

  private static Optional<AccountTerms> terms() {
    return Accounts.find(new Database(studio.database().dataSource()).sql(), account());
  }

  private static String account() {
    return "ns:" + studio.namespace();
  }

  private static Phase phase(String film) {
    var status = studio.job(film).getStatus();
    return status == null ? null : status.phase();
  }

  @Test
  void aBundleWithAnotherDigestIsRefusedAndNoPodIsMade() {
    var pool = studio.pool("wrong", "workers: {max: 1, min: 1}");
    var model = pool.getSpec().model();
    edit(
        "wrong",
        p ->
            p.setSpec(
                RenderPoolSpecBuilder.builder(p.getSpec())
                    .model(new ModelRef(model.bundle(), "sha256:" + "0".repeat(64)))
                    .build()));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(status("wrong").conditions())
                    .anySatisfy(c -> assertThat(c.getReason()).isEqualTo("BundleDigestMismatch")));
  }

  @Test
  void aChangedTemplateReplacesTheWorkers() {
    studio.pool("changing", "workers: {max: 1, min: 1}");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(status("changing").workers().idle()).isEqualTo(1));
    var before = podsOf("changing").getFirst().getMetadata().getUid();
    edit(
        "changing",
        p ->
            p.setSpec(
                RenderPoolSpecBuilder.builder(p.getSpec())
                    .worker(
                        WorkerTemplateBuilder.builder(p.getSpec().worker())
                            .image("render-pod:next")
                            .build())
                    .build()));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(podsOf("changing"))
                  .singleElement()
                  .satisfies(
                      pod -> {
                        assertThat(pod.getMetadata().getUid()).isNotEqualTo(before);
                        assertThat(pod.getSpec().getContainers().getFirst().getImage())
                            .isEqualTo("render-pod:next");
                      });
              assertThat(status("changing").workers().idle()).isEqualTo(1);
            });
  }

  /** The operator writes the pool's status at any time: what is refused for that is tried again. */
  private static void edit(String pool, Consumer<RenderPool> change) {
    await()
        .atMost(SOON)
        .ignoreExceptionsMatching(
            refused -> refused instanceof KubernetesClientException e && e.getCode() == 409)
        .until(
            () -> {
              studio
                  .client()
                  .resources(RenderPool.class)
                  .inNamespace(studio.namespace())
                  .withName(pool)
                  .edit(
                      found -> {
                        change.accept(found);
                        return found;
                      });
              return true;
            });
  }

  private static List<Pod> podsOf(String pool) {
    return workers.pods().stream()
        .filter(pod -> pool.equals(pod.getMetadata().getLabels().get(StudioApi.POOL_LABEL)))
        .toList();
  }

  private static RenderPoolStatus status(String pool) {
    var status = studio.pool(pool).getStatus();
    assertThat(status).as("status of pool " + pool).isNotNull();
    return status;
  }

  private static String condition(String pool, String type) {
    return status(pool).conditions().stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow()
        .getStatus();
  }
}
