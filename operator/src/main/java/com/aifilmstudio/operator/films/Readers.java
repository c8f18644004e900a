package com.aifilmstudio.operator.films;

import com.aifilmstudio.api.v1alpha1.StudioApi;
import com.aifilmstudio.operator.memory.BriefMemory;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may read films: whoever the API server would let get or list the RenderJobs. The answer is
 * remembered for a few seconds, because a watcher asks twice a second.
 */
@Singleton
class Readers {

  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final String SCHEME = "bearer ";

  private final KubernetesClient client;
  private final BriefMemory<Question, Answer> memory;

  Readers(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.memory = new BriefMemory<>(clock, REMEMBERED, 1_000);
  }

  /** Without a name: a list; without a namespace: of all films. */
  private record Question(String token, Optional<String> namespace, Optional<String> name) {

    String verb() {
      return name.isPresent() ? "get" : "list";
    }

    FilmRefusal forbidden(String who) {
      return name.isPresent()
          ? FilmRefusal.forbidden(who, namespace.orElseThrow(), name.get())
          : FilmRefusal.mayNotList(who, namespace);
    }
  }

  private sealed interface Answer {
    record Welcome() implements Answer {}

    record Stranger() implements Answer {}

    record Forbidden(String who) implements Answer {}
  }

  /** Returns if the caller may read this film, else refuses. */
  void admit(String authorization, String namespace, String name) {
    admit(new Question(token(authorization), Optional.of(namespace), Optional.of(name)));
  }

  /** Returns if the caller may read all films of a namespace, or of all, else refuses. */
  void admitToList(String authorization, Optional<String> namespace) {
    admit(new Question(token(authorization), namespace, Optional.empty()));
  }

  private void admit(Question question) {
    switch (memory.get(question, this::ask)) {
      case Answer.Welcome() -> {}
      case Answer.Stranger() -> throw FilmRefusal.badToken();
      case Answer.Forbidden(String who) -> throw question.forbidden(who);
    }
  }

  private static String token(String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .map(text -> text.substring(SCHEME.length()).strip())
        .filter(text -> !text.isEmpty())
        .orElseThrow(FilmRefusal::noToken);
  }

  private Answer ask(Question question) {
    var review =
        client
            .tokenReviews()
            .create(
                new TokenReviewBuilder()
                    .withNewSpec()
                    .withToken(question.token())
                    .endSpec()
                    .build());
    var status = review.getStatus();
    if (status == null || !Boolean.TRUE.equals(status.getAuthenticated())) {
      return new Answer.Stranger();
    }
    return may(status.getUser(), question)
        ? new Answer.Welcome()
        : new Answer.Forbidden(status.getUser().getUsername());
  }

  private boolean may(UserInfo user, Question question) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user.getUsername())
            .withUid(user.getUid())
            .withGroups(user.getGroups())
            .withExtra(user.getExtra())
            .withNewResourceAttributes()
            .withGroup(StudioApi.GROUP)
            .withResource("renderjobs")
            .withVerb(question.verb())
            .withNamespace(question.namespace().orElse(""))
            .withName(question.name().orElse(""))
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }
}
