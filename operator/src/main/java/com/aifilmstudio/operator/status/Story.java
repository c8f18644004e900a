package com.aifilmstudio.operator.status;

import com.aifilmstudio.operator.start.StudioConfig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Kubernetes Events about a resource. Each is told once: its name follows from the resource's UID
 * and the reason, and one that is there already stays as it is. A story is never worth a failed
 * pass. Where much goes well at once only some of it is told: an Event is for a person, who reads
 * the rest in the status.
 */
@Singleton
public class Story {

  private static final Logger LOG = Logger.getLogger(Story.class);
  private static final int CONFLICT = 409;
  private static final int LONGEST_NOTE = 1024;

  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Whether somebody should look. */
  public enum Kind {
    Normal,
    Warning
  }

  /** A person who orders a handful of films hears of each. */
  private static final int SAVED_UP = 30;

  private final KubernetesClient client;
  private final InstantSource clock;
  private final TokenBucket news;

  Story(KubernetesClient client, StudioConfig config, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.news = new TokenBucket(clock, config.status().newsPerSecond(), SAVED_UP);
  }

  public void tell(HasMetadata about, Kind kind, String reason, String action, String note) {
    tell(about, kind, reason, action, note, "");
  }

  /** Told once for each {@code which}: the same may happen to a resource more than once. */
  public void tell(
      HasMetadata about, Kind kind, String reason, String action, String note, String which) {
    if (kind == Kind.Normal && !news.take().isZero()) {
      return;
    }
    var meta = about.getMetadata();
    var word = ConditionSet.word(reason);
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withNamespace(meta.getNamespace())
            .withName(
                "%s.%s.%s%s"
                    .formatted(
                        meta.getName(),
                        meta.getUid().substring(0, 8),
                        word.toLowerCase(Locale.ROOT),
                        suffix(which)))
            .endMetadata()
            .withEventTime(new MicroTime(MICRO_TIME.format(clock.instant())))
            .withReportingController("ai-filmstudio.com/operator")
            .withReportingInstance("operator")
            .withType(kind.name())
            .withReason(word)
            .withAction(action)
            .withNote(note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note)
            .withRegarding(
                new ObjectReferenceBuilder()
                    .withApiVersion(about.getApiVersion())
                    .withKind(about.getKind())
                    .withNamespace(meta.getNamespace())
                    .withName(meta.getName())
                    .withUid(meta.getUid())
                    .build())
            .build();
    try {
      client.resource(event).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        LOG.debugf("event not told reason=%s: %s", word, e.getMessage());
      }
    }
  }

  /** As much of it as a resource's name can hold. */
  private static String suffix(String which) {
    var letters = which.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return letters.isEmpty() ? "" : "." + letters.replaceAll("^-|-$", "");
  }
}
