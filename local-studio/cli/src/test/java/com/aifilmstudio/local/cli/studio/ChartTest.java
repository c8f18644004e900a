package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/com/aifilmstudio/local/cli/studio/operator-permissions.txt");

  private final Chart chart = new Chart(Path.of("../../charts/film-studio"));

  @Test
  void definitionsComeBeforeWhatUsesThem() {
    var kinds = chart.render("render-system", Map.of()).stream().map(HasMetadata::getKind).toList();
    assertThat(kinds).startsWith("CustomResourceDefinition", "CustomResourceDefinition");
    assertThat(kinds.indexOf("ServiceAccount")).isLessThan(kinds.indexOf("Deployment"));
  }

  @Test
  void theChartPassesAStrictLint() {
    var lint = new Helm(chart.folder()).lint().strict().call();
    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
  }

  /** A permission that is added shows here, and a reviewer reads this file. */
  @Test
  void theOperatorMayDoThisAndNothingElse() throws IOException {
    var permissions = Permissions.of(chart.renderLocal("render-system", Map.of()));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, permissions);
    }
    assertThat(permissions)
        .as("permissions of the operator; if meant so, run this test with -Dgolden.write=true")
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void everythingLandsInTheNamespaceOfTheReleaseUnlessAnotherIsNamed() {
    assertThat(namespaces(chart.render("films", Map.of()))).containsOnly("films");
    assertThat(
            namespaces(
                chart.render(
                    "films", Map.of("namespace", Map.of("name", "render", "create", true)))))
        .containsOnly("render");
  }

  @Test
  void theGatewayComesWithoutAnyRightsAndOnlyWhereItIsWanted() {
    assertThat(chart.render("render-system", Map.of()))
        .noneMatch(object -> object.getMetadata().getName().equals("film-studio-gateway"));

    var objects =
        chart.render(
            "render-system",
            Map.of(
                "gateway",
                Map.of(
                    "enabled", true, "redis", "redis://redis:6379", "issuer", "https://sso.test"),
                "intake",
                Map.of("namespace", "films", "queue", "https://sqs.test/1/intents")));
    assertThat(objects)
        .filteredOn(object -> object.getMetadata().getName().equals("film-studio-gateway"))
        .extracting(HasMetadata::getKind)
        .containsExactlyInAnyOrder("ServiceAccount", "Service", "Deployment");
    assertThat(objects)
        .filteredOn(RoleBinding.class::isInstance)
        .flatExtracting(binding -> ((RoleBinding) binding).getSubjects())
        .extracting(Subject::getName)
        .doesNotContain("film-studio-gateway");
  }

  @Test
  void theLocalStudioGetsItsNamespacesWithTheLabelsOfPodSecurity() {
    assertThat(chart.renderLocal("render-system", Map.of()))
        .filteredOn(object -> object.getKind().equals("Namespace"))
        .allSatisfy(
            namespace ->
                assertThat(namespace.getMetadata().getLabels())
                    .containsEntry("pod-security.kubernetes.io/enforce", "restricted"))
        .extracting(namespace -> namespace.getMetadata().getName())
        .containsExactlyInAnyOrder("render-system", "studio", "films");
  }

  @Test
  void aNamespaceOfPoolsGetsTheWorkersAccountAndTheOperatorsRights() {
    var objects = chart.render("render-system", Map.of("poolNamespaces", List.of("gpu")));
    assertThat(objects)
        .filteredOn(object -> "gpu".equals(object.getMetadata().getNamespace()))
        .extracting(object -> object.getKind() + " " + object.getMetadata().getName())
        .containsExactlyInAnyOrder(
            "ServiceAccount render-worker",
            "Role film-studio-workers",
            "RoleBinding film-studio-workers");
    assertThat(
            variable(objects, "QUARKUS_OPERATOR_SDK_CONTROLLERS_RENDERPOOL_NAMESPACES").getValue())
        .isEqualTo("render-system,gpu");
  }

  @Test
  void pricesReachTheOperatorAndAlertsAreMadeOnlyWhereTheyAreWanted() {
    var price = Map.of("bundle", "b", "gpuClass", "cpu", "microCreditsPerGpuSecond", 2500000);
    var objects =
        chart.render(
            "render-system",
            Map.of("money", Map.of("prices", List.of(price)), "alerts", Map.of("enabled", true)));
    assertThat(variable(objects, "STUDIO_MONEY_PRICES").getValue())
        .contains("\"microCreditsPerGpuSecond\":2500000");
    assertThat(objects)
        .filteredOn(it -> it.getKind().equals("PrometheusRule"))
        .singleElement()
        .extracting(Serialization::asYaml, STRING)
        .contains("FilmStudioBooksAreWrong", "studio_money_audit_findings")
        .contains("FilmStudioMessagesAreDead", "studio_dead_letters")
        .contains("FilmStudioOrdersAreNotTold", "studio_outbox_age_seconds");
    assertThat(chart.render("render-system", Map.of()))
        .extracting(HasMetadata::getKind)
        .doesNotContain("PrometheusRule");
  }

  @Test
  void keysComeFromSecretsAndAreInNoManifest() {
    var objects = chart.render("render-system", Map.of());
    for (var name :
        List.of(
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "STUDIO_OBJECTS_ACCESS_KEY",
            "STUDIO_OBJECTS_SECRET_KEY")) {
      var variable = variable(objects, name);
      assertThat(variable.getValue()).isNull();
      assertThat(variable.getValueFrom().getSecretKeyRef().getName()).startsWith("film-studio-");
    }
    assertThat(secrets(objects)).containsExactly("film-studio-operator-tls");
  }

  @Test
  void theCertificateIsMadeForTheServiceUnlessOneIsBrought() throws Exception {
    var made =
        chart.render("render-system", Map.of()).stream()
            .filter(Secret.class::isInstance)
            .map(Secret.class::cast)
            .findFirst()
            .orElseThrow();
    var certificate = certificate(made, "tls.crt");
    certificate.verify(certificate(made, "ca.crt").getPublicKey());
    assertThat(certificate.getSubjectAlternativeNames())
        .anyMatch(name -> name.get(1).equals("film-studio-operator.render-system.svc"));

    var brought =
        Map.of("dispatch", Map.of("tls", Map.of("secretName", "mine", "generate", false)));
    var objects = chart.render("render-system", brought);
    assertThat(secrets(objects)).isEmpty();
    assertThat(deployment(objects).getSpec().getTemplate().getSpec().getVolumes())
        .filteredOn(volume -> volume.getSecret() != null)
        .singleElement()
        .satisfies(volume -> assertThat(volume.getSecret().getSecretName()).isEqualTo("mine"));
  }

  private static List<String> secrets(List<HasMetadata> objects) {
    return objects.stream()
        .filter(Secret.class::isInstance)
        .map(secret -> secret.getMetadata().getName())
        .toList();
  }

  private static X509Certificate certificate(Secret secret, String key)
      throws CertificateException {
    var pem = Base64.getDecoder().decode(secret.getData().get(key));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  @Test
  void whatIsLeftOutIsFilledIn() {
    var objects = chart.render("render-system", Map.of());
    assertThat(variable(objects, "STUDIO_DISPATCH_URL").getValue())
        .isEqualTo("https://film-studio-operator.render-system.svc:8443");
    assertThat(variable(objects, "STUDIO_OBJECTS_ENDPOINT").getValue())
        .isEqualTo("https://s3.us-east-1.amazonaws.com");
    assertThat(operator(objects).getImage()).isEqualTo("ghcr.io/ai-filmstudio/operator:0.1.0");
  }

  @Test
  void severalReplicasAreSpreadAndNotEvictedTogether() {
    assertThat(chart.render("a", Map.of())).noneMatch(PodDisruptionBudget.class::isInstance);
    var objects = chart.render("a", Map.of("operator", Map.of("replicas", 2)));
    assertThat(objects).anyMatch(PodDisruptionBudget.class::isInstance);
    assertThat(deployment(objects).getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
        .hasSize(1);
  }

  @Test
  void theDefinitionsOutliveTheRelease() {
    assertThat(chart.render("a", Map.of()))
        .filteredOn(object -> object.getKind().equals("CustomResourceDefinition"))
        .hasSize(2)
        .allSatisfy(
            crd ->
                assertThat(crd.getMetadata().getAnnotations())
                    .containsEntry("helm.sh/resource-policy", "keep"));
    assertThat(chart.render("a", Map.of("crds", Map.of("install", false))))
        .noneMatch(object -> object.getKind().equals("CustomResourceDefinition"));
  }

  @Test
  void wrongValuesAreNamed() {
    assertRefused(Map.of("operater", Map.of()), "additional properties 'operater' not allowed");
    assertRefused(
        Map.of("operator", Map.of("replicas", "two")),
        "at '/operator/replicas': got string, want integer");
    assertRefused(
        Map.of("operator", Map.of("port", 80)), "at '/operator/port': minimum: got 80, want 1,024");
    assertRefused(
        Map.of("operator", Map.of("image", "operator local")),
        "at '/operator/image': 'operator local' does not match pattern");
    assertRefused(
        Map.of("database", Map.of("url", "postgres://x")),
        "at '/database/url': 'postgres://x' does not match pattern '^jdbc:postgresql://.+'");
  }

  private void assertRefused(Map<String, ?> values, String message) {
    assertThatThrownBy(() -> chart.render("a", values)).hasMessageContaining(message);
  }

  private static List<String> namespaces(List<HasMetadata> objects) {
    return objects.stream()
        .map(object -> object.getMetadata().getNamespace())
        .filter(namespace -> namespace != null)
        .toList();
  }

  private static Deployment deployment(List<HasMetadata> objects) {
    return objects.stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Container operator(List<HasMetadata> objects) {
    return deployment(objects).getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private static EnvVar variable(List<HasMetadata> objects, String name) {
    return operator(objects).getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
