package com.aifilmstudio.operator.dispatch;

import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pod that a projected token is bound to, by the API server's word. */
record PodIdentity(String namespace, String serviceAccount, String pod, String podUid) {

  static final String AUDIENCE = "render-dispatch";

  private static final String USER_PREFIX = "system:serviceaccount:";
  private static final String POD_NAME = "authentication.kubernetes.io/pod-name";
  private static final String POD_UID = "authentication.kubernetes.io/pod-uid";

  /** Asks the API server; empty if the token is not valid, not for us, or not bound to a pod. */
  static Optional<PodIdentity> of(KubernetesClient client, String token) {
    var review =
        new TokenReviewBuilder()
            .withNewSpec()
            .withToken(token)
            .withAudiences(AUDIENCE)
            .endSpec()
            .build();
    return read(client.tokenReviews().create(review));
  }

  static Optional<PodIdentity> read(TokenReview review) {
    var status = review.getStatus();
    // A server that knows no audiences authenticates the token for itself and lists none.
    if (status == null
        || !Boolean.TRUE.equals(status.getAuthenticated())
        || status.getAudiences() == null
        || !status.getAudiences().contains(AUDIENCE)) {
      return Optional.empty();
    }
    var user = status.getUser();
    var extra = user.getExtra() == null ? Map.<String, List<String>>of() : user.getExtra();
    var account = user.getUsername().split(":");
    if (!user.getUsername().startsWith(USER_PREFIX)
        || account.length != 4
        || !extra.containsKey(POD_NAME)
        || !extra.containsKey(POD_UID)) {
      return Optional.empty();
    }
    return Optional.of(
        new PodIdentity(
            account[2], account[3], extra.get(POD_NAME).getFirst(), extra.get(POD_UID).getFirst()));
  }
}
