package com.aifilmstudio.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedTest {

  private Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private final List<Told> table = new ArrayList<>();
  private int looks;
  private final Feed feed = new Feed(this::look, () -> now);

  @Test
  void howeverManyFollowTheTableIsLookedAtOnceForEachHint() {
    happened(3);
    for (int i = 0; i < 1_000; i++) {
      assertThat(feed.after(0).events()).hasSize(3);
    }
    assertThat(looks).isEqualTo(1);

    happened(1);
    feed.hint();
    assertThat(feed.after(3).events()).hasSize(1);
    assertThat(feed.after(0).events()).hasSize(4);
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void aHintThatWasLostIsMadeUpForWithinAMinute() {
    feed.after(0);
    happened(1);
    assertThat(feed.after(0).events()).isEmpty();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(feed.after(0).events()).hasSize(1);
  }

  @Test
  void whoeverComesWithWhicheverNumberHearsEachEventOnce() {
    happened(700);
    for (int start : new int[] {0, 699, 350, 0, 100}) {
      assertThat(followed(start)).isEqualTo(IntStream.rangeClosed(start + 1, 700).boxed().toList());
    }
    happened(50);
    feed.hint();
    assertThat(followed(700)).hasSize(50);
    assertThat(followed(10)).hasSize(740);
  }

  @Test
  void aLookThatFailsIsMadeAgain() {
    var failing =
        new Feed(
            seq -> {
              if (looks++ == 0) {
                throw new IllegalStateException("away");
              }
              return look(seq);
            },
            () -> now);
    happened(1);
    try {
      failing.after(0);
    } catch (IllegalStateException e) {
      // as it must be: its follower comes back
    }
    assertThat(failing.after(0).events()).hasSize(1);
  }

  @Test
  void whoIsSlowHearsTheNewestWordAboutEachThingAndNoMore() {
    var ear = new Ear();
    feed.add(ear);
    for (int i = 0; i < 100_000; i++) {
      feed.say(
          "progress of " + i % 3, new Told(OptionalInt.empty(), "shot.progress", "" + i, false));
    }
    assertThat(ear.words()).extracting(Told::json).containsExactly("99997", "99998", "99999");
    assertThat(ear.words()).isEmpty();
  }

  private List<Integer> followed(int after) {
    var seen = new ArrayList<Integer>();
    for (int last = after; ; ) {
      var page = feed.after(last);
      page.events().forEach(event -> seen.add(event.seq().getAsInt()));
      last = page.last();
      if (!page.more() && page.events().isEmpty()) {
        return seen;
      }
    }
  }

  private void happened(int times) {
    for (int i = 0; i < times; i++) {
      table.add(new Told(OptionalInt.of(table.size() + 1), "shot.succeeded", "{}", false));
    }
  }

  private Feed.Page look(int seq) {
    looks++;
    var rows = table.stream().filter(it -> it.seq().getAsInt() > seq).limit(100).toList();
    return new Feed.Page(
        rows, rows.isEmpty() ? seq : rows.getLast().seq().getAsInt(), rows.size() == 100);
  }
}
