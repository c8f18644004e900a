package com.aifilmstudio.gateway.events;

import com.aifilmstudio.core.live.LiveWord;
import com.aifilmstudio.gateway.live.LiveWords;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.EventRow;
import com.aifilmstudio.store.event.Events;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The films that somebody follows here. */
@Singleton
class Feeds implements Hints.Listener {

  private final Database database;
  private final LiveWords words;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

  Feeds(Database database, LiveWords words, ObjectMapper json, InstantSource clock, Hints hints) {
    this.database = database;
    this.words = words;
    this.json = json;
    this.clock = clock;
    hints.add(this);
  }

  /** The film's feed, which {@code ear} hears from now on, before anything is looked up. */
  Feed enter(JobId job, Ear ear) {
    return feeds.compute(
        job.value(),
        (id, present) -> {
          var feed = present == null ? open(job) : present;
          feed.add(ear);
          return feed;
        });
  }

  void leave(JobId job, Ear ear) {
    feeds.computeIfPresent(
        job.value(),
        (id, feed) -> {
          if (feed.remove(ear)) {
            words.forget(id);
            return null;
          }
          return feed;
        });
  }

  /** Whether anybody follows it here. */
  boolean has(JobId job) {
    return feeds.containsKey(job.value());
  }

  private Feed open(JobId job) {
    var feed = new Feed(seq -> page(job, seq), clock);
    words.listen(job.value(), word -> say(job, feed, word));
    return feed;
  }

  private void say(JobId job, Feed feed, LiveWord word) {
    if (LiveEvent.isOne(word)) {
      feed.say(word.subject(), Told.of(word, text(LiveEvent.of(job.value(), word))));
    }
  }

  private Feed.Page page(JobId job, int seq) {
    var rows = Events.after(database.sql(), job, seq, Feed.Story.AT_ONCE);
    return new Feed.Page(
        rows.stream().flatMap(row -> told(job, row).stream()).toList(),
        rows.isEmpty() ? seq : rows.getLast().seq(),
        rows.size() == Feed.Story.AT_ONCE);
  }

  private Optional<Told> told(JobId job, EventRow row) {
    return PublicEvent.of(job.value(), row).map(event -> Told.of(event, text(event)));
  }

  private String text(Object event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void hint(Hint hint, String payload) {
    if (hint == Hint.JOB || hint == Hint.EVENT) {
      Optional.ofNullable(feeds.get(payload)).ifPresent(Feed::hint);
    }
  }

  @Override
  public void missed() {
    feeds.values().forEach(Feed::hint);
  }
}
