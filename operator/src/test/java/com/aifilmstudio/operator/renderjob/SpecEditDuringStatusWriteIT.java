package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.api.v1alpha1.RenderJobStatusBuilder;
import com.aifilmstudio.local.parts.controlplane.Identity;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import com.aifilmstudio.operator.renderpool.RenderPoolReconciler;
import com.aifilmstudio.operator.testkit.TestStudio;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody edits the spec while the operator's own status write is on its way. JOSDK 5.3 filters
 * the events around a write of its own and takes the edit for part of it, unless resource versions
 * are declared incomparable.
 */
@Tag("controlplane")
class SpecEditDuringStatusWriteIT {

  private static final Duration WATCH_DELIVERS = Duration.ofSeconds(1);

  private static TestStudio studio;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void bothReconcilersDeclareResourceVersionsIncomparable() {
    for (var type : Set.of(RenderJobReconciler.class, RenderPoolReconciler.class)) {
      var configuration = type.getAnnotation(ControllerConfiguration.class);
      assertThat(configuration.informer().comparableResourceVersions()).isFalse();
    }
  }

  @Test
  void anEditIsSeenWhenResourceVersionsAreIncomparable() {
    var reconciler = new Careful();
    run(
        "careful",
        reconciler,
        () ->
            await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reconciler.generations).contains(2L)));
  }

  /** When this fails, JOSDK has been mended and the setting may go. */
  @Test
  void anEditIsLostWhenJosdkComparesResourceVersions() {
    var reconciler = new Lossy();
    run(
        "lossy",
        reconciler,
        () ->
            await()
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(reconciler.generations).doesNotContain(2L)));
  }

  private static void run(String name, Recording reconciler, Runnable check) {
    studio.job(name, "tiny", "shots: [{name: only, prompt: a kite, seconds: 1}]", "");
    var edited = new CountDownLatch(1);
    try (var client = clientThatEditsDuringTheStatusWrite(name, edited)) {
      var operator = new Operator(o -> o.withKubernetesClient(client).withCloseClientOnStop(false));
      operator.register(
          reconciler, configuration -> configuration.settingNamespace(studio.namespace()));
      operator.start();
      try {
        assertThat(edited.await(30, TimeUnit.SECONDS)).isTrue();
        check.run();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        operator.stop();
      }
    }
  }

  private static KubernetesClient clientThatEditsDuringTheStatusWrite(
      String job, CountDownLatch edited) {
    var once = new AtomicBoolean();
    var race =
        new Interceptor() {
          @Override
          public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (request.method().equals("PATCH")
                && request.uri().getPath().endsWith(job + "/status")
                && once.compareAndSet(false, true)) {
              edit(job);
              // The watch tells the operator of the edit before its own write is sent.
              await().pollDelay(WATCH_DELIVERS).until(() -> true);
              edited.countDown();
            }
          }
        };
    return new KubernetesClientBuilder()
        .withConfig(SharedControlPlane.get().config(Identity.ADMIN))
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("race", race))
        .build();
  }

  private static void edit(String job) {
    studio
        .client()
        .resources(RenderJob.class)
        .inNamespace(studio.namespace())
        .withName(job)
        .edit(
            found -> {
              found.setSpec(
                  RenderJobSpecBuilder.builder(found.getSpec())
                      .desiredState(DesiredState.Canceled)
                      .build());
              return found;
            });
  }

  /** Writes one status and remembers which generations it was shown. */
  private abstract static class Recording implements Reconciler<RenderJob> {
    final Set<Long> generations = ConcurrentHashMap.newKeySet();

    @Override
    public UpdateControl<RenderJob> reconcile(RenderJob job, Context<RenderJob> context) {
      generations.add(job.getMetadata().getGeneration());
      if (job.getStatus() != null) {
        return UpdateControl.noUpdate();
      }
      var patch = StatusWriter.fresh(job);
      patch.setStatus(
          RenderJobStatusBuilder.builder()
              .phase(Phase.Queued)
              .observedGeneration(job.getMetadata().getGeneration())
              .leaderEpoch(1L)
              .build());
      return UpdateControl.patchStatus(patch);
    }
  }

  @ControllerConfiguration(
      name = "careful",
      fieldManager = "race",
      informer = @Informer(comparableResourceVersions = false))
  private static final class Careful extends Recording {}

  @ControllerConfiguration(name = "lossy", fieldManager = "race")
  private static final class Lossy extends Recording {}
}
