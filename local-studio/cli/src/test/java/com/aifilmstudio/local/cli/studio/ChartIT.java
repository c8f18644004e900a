package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as an API server sees it. */
@Tag("controlplane")
class ChartIT {
  private static final String OPERATOR = "system:serviceaccount:render-system:film-studio-operator";
  private static final String WORKER = "system:serviceaccount:render-system:render-worker";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private static final ControlPlane PLANE = SharedControlPlane.get();
  private static final KubernetesClient ADMIN = PLANE.client();
  private static final List<HasMetadata> OBJECTS =
      new Chart(Path.of("../../charts/film-studio")).renderLocal("render-system", Map.of());

  @BeforeAll
  static void install() {
    Chart.apply(OBJECTS, ADMIN);
    bind("studio", "studio-engineer", "ana");
    bind("studio", "edit", "eva");
    bind("studio", "view", "vic");
    bind("render-system", "studio-pool-admin", "pia");
    // The controller manager puts aggregated roles together.
    await().until(() -> may("ana", "create", "studio", "ai-filmstudio.com", "renderjobs", ""));
    await().until(() -> may("eva", "create", "studio", "ai-filmstudio.com", "renderjobs", ""));
  }

  @AfterAll
  static void close() {
    ADMIN.close();
  }

  @Test
  void everyObjectIsAcceptedStrictly() {
    var again =
        new Chart(Path.of("../../charts/film-studio"))
            .renderLocal("render-system", Map.of("operator", Map.of("replicas", 2)));
    for (HasMetadata object : again) {
      ADMIN
          .resource(object)
          .dryRun()
          .fieldValidation(Validation.STRICT)
          .fieldManager("strict")
          .forceConflicts()
          .serverSideApply();
    }
  }

  @Test
  void theOperatorsPodIsAcceptedUnderPodSecurityRestricted() {
    assertThat(ADMIN.namespaces().withName("render-system").get().getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    ADMIN.resource(operatorPod()).dryRun().create();
  }

  @Test
  void thatNamespaceRefusesAPodWithRightsOfItsOwn() {
    var pod =
        new PodBuilder(operatorPod())
            .editSpec()
            .editFirstContainer()
            .editSecurityContext()
            .withAllowPrivilegeEscalation(true)
            .endSecurityContext()
            .endContainer()
            .endSpec()
            .build();
    assertThatThrownBy(() -> ADMIN.resource(pod).dryRun().create())
        .hasMessageContaining("violates PodSecurity \"restricted");
  }

  private static Pod operatorPod() {
    var template =
        OBJECTS.stream()
            .filter(Deployment.class::isInstance)
            .map(Deployment.class::cast)
            .findFirst()
            .orElseThrow()
            .getSpec()
            .getTemplate();
    return new PodBuilder()
        .withNewMetadata()
        .withName("operator")
        .withNamespace("render-system")
        .withLabels(template.getMetadata().getLabels())
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          patch,  studio,        ai-filmstudio.com,         renderjobs,           status
          list,   '',            ai-filmstudio.com,         renderjobs,           ''
          create, render-system, '',                        pods,                 ''
          delete, render-system, '',                        pods,                 ''
          get,    studio,        '',                        configmaps,           ''
          create, studio,        events.k8s.io,             events,               ''
          create, render-system, coordination.k8s.io,       leases,               ''
          create, '',            authentication.k8s.io,     tokenreviews,         ''
          create, '',            authorization.k8s.io,      subjectaccessreviews, ''
          """)
  void theOperatorMayDoItsWork(
      String verb, String namespace, String group, String resource, String subresource) {
    assertThat(may(OPERATOR, verb, namespace, group, resource, subresource)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          get,    render-system, '',                        secrets,         ''
          list,   studio,        '',                        configmaps,      ''
          create, studio,        '',                        pods,            ''
          create, render-system, '',                        pods,            exec
          get,    render-system, '',                        pods,            log
          create, studio,        ai-filmstudio.com,         renderjobs,      ''
          patch,  render-system, ai-filmstudio.com,         renderpools,     ''
          create, render-system, '',                        serviceaccounts, token
          patch,  '',            '',                        nodes,           ''
          create, '',            rbac.authorization.k8s.io, clusterroles,    ''
          impersonate, '',       '',                        users,           ''
          get,    studio,        coordination.k8s.io,       leases,          ''
          """)
  void theOperatorMayNotDoMore(
      String verb, String namespace, String group, String resource, String subresource) {
    assertThat(may(OPERATOR, verb, namespace, group, resource, subresource)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "list", "create", "patch", "delete"})
  void aWorkerMayDoNothing(String verb) {
    for (var resource : List.of("pods", "secrets", "configmaps", "events")) {
      assertThat(may(WORKER, verb, "render-system", "", resource, "")).isFalse();
    }
    assertThat(may(WORKER, verb, "studio", "ai-filmstudio.com", "renderjobs", "")).isFalse();
  }

  @Test
  void theWorkersAccountMountsNoToken() {
    assertThat(
            ADMIN
                .serviceAccounts()
                .inNamespace("render-system")
                .withName("render-worker")
                .get()
                .getAutomountServiceAccountToken())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "eva"})
  void anEngineerOrdersAndCancelsFilmsButWritesNeitherStatusNorPools(String engineer) {
    try (var client = PLANE.client(engineer)) {
      var name = "ordered-by-" + engineer;
      client.resource(Sample.film(name)).create();
      var job = client.resources(RenderJob.class).inNamespace("studio").withName(name);
      job.patch(MERGE, "{\"spec\": {\"desiredState\": \"Canceled\"}}");

      assertThatThrownBy(
              () ->
                  job.subresource("status")
                      .patch(MERGE, "{\"status\": {\"phase\": \"Succeeded\", \"leaderEpoch\": 9}}"))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("cannot patch resource \"renderjobs/status\"");
      assertThatThrownBy(() -> client.resource(Sample.pool("mine", "studio")).create())
          .hasMessageContaining("cannot create resource \"renderpools\"");
      assertThatThrownBy(() -> client.resource(Sample.pool("mine", "render-system")).create())
          .hasMessageContaining("cannot create resource \"renderpools\"");
      job.delete();
    }
  }

  @Test
  void statusSentWithAnOrderIsDropped() {
    try (var client = PLANE.client("ana")) {
      var order = Sample.film("already-done");
      order.setAdditionalProperty("status", Map.of("phase", "Succeeded", "leaderEpoch", 9));
      client.resource(order).create();
      var job = client.resources(RenderJob.class).inNamespace("studio").withName("already-done");
      assertThat(job.get().getStatus()).isNull();
      job.delete();
    }
  }

  @Test
  void aViewerReadsFilmsAndOrdersNone() {
    assertThat(may("vic", "get", "studio", "ai-filmstudio.com", "renderjobs", "")).isTrue();
    assertThat(may("vic", "create", "studio", "ai-filmstudio.com", "renderjobs", "")).isFalse();
  }

  @Test
  void anAdministratorOfPoolsMakesPoolsButNotTheirStatus() {
    try (var client = PLANE.client("pia")) {
      client.resource(Sample.pool("tinyfilm", "render-system")).create();
      var pool =
          client.resources(RenderPool.class).inNamespace("render-system").withName("tinyfilm");
      assertThatThrownBy(
              () -> pool.subresource("status").patch(MERGE, "{\"status\": {\"leaderEpoch\": 9}}"))
          .hasMessageContaining("cannot patch resource \"renderpools/status\"");
      pool.delete();
    }
    assertThat(may("pia", "create", "studio", "ai-filmstudio.com", "renderpools", "")).isFalse();
  }

  private static void bind(String namespace, String role, String user) {
    ADMIN
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(role + "-" + user)
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                .addNewSubject("rbac.authorization.k8s.io", "User", user, null)
                .build())
        .serverSideApply();
  }

  private static boolean may(
      String user,
      String verb,
      String namespace,
      String group,
      String resource,
      String subresource) {
    return ADMIN
        .resource(
            new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(user)
                .withNewResourceAttributes()
                .withVerb(verb)
                .withNamespace(namespace)
                .withGroup(group)
                .withResource(resource)
                .withSubresource(subresource)
                .endResourceAttributes()
                .endSpec()
                .build())
        .create()
        .getStatus()
        .getAllowed();
  }
}
