package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class PodDataIT {

  @Test
  void secretsConfigMapsAndFieldsArriveAsVariablesAndFiles() {
    try (var pods = APod.inAFreshNamespace()) {
      secret(pods);
      pods.client()
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("config")
                  .withNamespace(pods.namespace())
                  .endMetadata()
                  .withData(Map.of("MODE", "quick", "at", "/data/in"))
                  .build())
          .create();
      pods.running(
          "reads", "echo $PASSWORD $MODE $WHO $AT; cat /data/secret/password; echo", this::wired);
      pods.untilPhase("reads", "Succeeded");
      String uid = pods.get("reads").getMetadata().getUid();
      assertThat(pods.log("reads"))
          .isEqualTo(
              "hush quick reads-of-%s %s/pods/%s/volumes/data/in\nhush\n"
                  .formatted(pods.namespace(), pods.node().work(), uid));
    }
  }

  @Test
  void aPodWaitsForASecretThatIsMadeLater() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("waits", "echo $PASSWORD", pod -> password(pod));
      pods.until(
          "waits",
          pod ->
              !pod.getStatus().getContainerStatuses().isEmpty()
                  && APod.main(pod).getState().getWaiting() != null
                  && "CreateContainerConfigError"
                      .equals(APod.main(pod).getState().getWaiting().getReason()));
      secret(pods);
      pods.untilPhase("waits", "Succeeded");
      assertThat(pods.log("waits")).isEqualTo("hush\n");
    }
  }

  @Test
  void aProjectedTokenHasItsAudienceAndIsBoundToThePod() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("holder", "cat /run/dispatch/token; exec sleep 1000", PodDataIT::withToken);
      pods.untilPhase("holder", "Running");
      String token = Awaitility.await().until(() -> pods.log("holder"), log -> !log.isBlank());
      var review =
          pods.client()
              .resource(
                  new TokenReviewBuilder()
                      .withNewSpec()
                      .withToken(token)
                      .withAudiences("render-dispatch")
                      .endSpec()
                      .build())
              .create()
              .getStatus();
      assertThat(review.getAuthenticated()).isTrue();
      assertThat(review.getAudiences()).containsExactly("render-dispatch");
      assertThat(review.getUser().getExtra())
          .containsEntry(
              "authentication.kubernetes.io/pod-uid",
              List.of(pods.get("holder").getMetadata().getUid()));
    }
  }

  @Test
  void aNamespaceThatRestrictsItsPodsAcceptsOneThatConforms() {
    LocalNode node = LocalNode.get();
    try (var client = node.plane().client();
        var pods =
            new APod(
                node,
                client,
                TestNamespace.fresh(
                    client, Map.of("pod-security.kubernetes.io/enforce", "restricted")))) {
      pods.running("conforms", "exit 0", PodDataIT::restricted);
      pods.untilPhase("conforms", "Succeeded");
    }
  }

  private static void secret(APod pods) {
    pods.client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("secret")
                .withNamespace(pods.namespace())
                .endMetadata()
                .withStringData(Map.of("password", "hush"))
                .build())
        .create();
  }

  private PodBuilder wired(PodBuilder pod) {
    return password(pod)
        .editSpec()
        .addNewVolume()
        .withName("data")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .addNewVolume()
        .withName("secret")
        .withNewSecret()
        .withSecretName("secret")
        .endSecret()
        .endVolume()
        .editContainer(0)
        .addNewVolumeMount()
        .withName("data")
        .withMountPath("/data")
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("secret")
        .withMountPath("/data/secret")
        .endVolumeMount()
        .addNewEnvFrom()
        .withNewConfigMapRef()
        .withName("config")
        .endConfigMapRef()
        .endEnvFrom()
        .addNewEnv()
        .withName("NAME")
        .withNewValueFrom()
        .withNewFieldRef()
        .withFieldPath("metadata.name")
        .endFieldRef()
        .endValueFrom()
        .endEnv()
        .addNewEnv()
        .withName("SPACE")
        .withNewValueFrom()
        .withNewFieldRef()
        .withFieldPath("metadata.namespace")
        .endFieldRef()
        .endValueFrom()
        .endEnv()
        .addNewEnv()
        .withName("WHO")
        .withValue("$(NAME)-of-$(SPACE)")
        .endEnv()
        .addNewEnv()
        .withName("AT")
        .withNewValueFrom()
        .withNewConfigMapKeyRef()
        .withName("config")
        .withKey("at")
        .endConfigMapKeyRef()
        .endValueFrom()
        .endEnv()
        .endContainer()
        .endSpec();
  }

  private static PodBuilder password(PodBuilder pod) {
    return pod.editSpec()
        .editContainer(0)
        .addNewEnv()
        .withName("PASSWORD")
        .withNewValueFrom()
        .withNewSecretKeyRef()
        .withName("secret")
        .withKey("password")
        .endSecretKeyRef()
        .endValueFrom()
        .endEnv()
        .endContainer()
        .endSpec();
  }

  private static PodBuilder withToken(PodBuilder pod) {
    return pod.editSpec()
        .addNewVolume()
        .withName("dispatch")
        .withNewProjected()
        .addNewSource()
        .withNewServiceAccountToken()
        .withAudience("render-dispatch")
        .withExpirationSeconds(600L)
        .withPath("token")
        .endServiceAccountToken()
        .endSource()
        .endProjected()
        .endVolume()
        .editContainer(0)
        .addNewVolumeMount()
        .withName("dispatch")
        .withMountPath("/run/dispatch")
        .endVolumeMount()
        .endContainer()
        .endSpec();
  }

  private static PodBuilder restricted(PodBuilder pod) {
    return pod.editSpec()
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .editContainer(0)
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .endContainer()
        .endSpec();
  }
}
