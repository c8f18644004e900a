package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.EventRow;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a film's story tells of shots that are begun. */
@Tag("store")
class StartsIT {

  private final StudioDatabase studio = new StudioDatabase();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void shotsThatAreBegunTogetherAreToldInTheFilmsOrder() {
    var one = studio.aFilm(2);
    var other = studio.aFilm(1);
    var tasks =
        Stream.generate(studio::aWorker)
            .limit(3)
            .map(worker -> claimed(studio.claims().claim(worker)))
            .toList();

    tell(tasks.reversed());

    assertThat(started(one)).extracting(EventRow::data).hasSize(2);
    assertThat(started(one).getFirst().data()).contains("\"epoch\" : 1");
    assertThat(started(other)).hasSize(1);
  }

  @Test
  void aFilmThatIsOverHasNoShotThatBegins() {
    var film = studio.aFilm(1);
    var task = claimed(studio.claims().claim(studio.aWorker()));
    var now = studio.clock().instant();
    studio.database().run(tx -> Jobs.finish(tx, film, "Canceled", "Test", "Over.", now));

    tell(List.of(task));

    assertThat(started(film)).isEmpty();
  }

  @Test
  void beginningsAndEndsAtTheSameTimeAreNumberedWithoutGaps() {
    int shots = 12;
    var film = studio.aFilm(shots);
    var workers = Stream.generate(studio::aWorker).limit(shots).toList();

    AtOnce.each(
        workers,
        worker -> {
          var task = claimed(studio.claims().claim(worker));
          tell(List.of(task));
          studio.reports().complete(task.lease(), rendered(task.lease(), 1));
        });

    var story = Events.after(studio.sql(), film, 0, 100);
    assertThat(story)
        .extracting(EventRow::seq)
        .isEqualTo(IntStream.rangeClosed(1, story.size()).boxed().toList());
    assertThat(started(film)).hasSize(shots);
  }

  private void tell(List<ClaimedTask> tasks) {
    studio.database().run(tx -> Starts.tell(tx, tasks, studio.clock().instant()));
  }

  private List<EventRow> started(JobId film) {
    return Events.after(studio.sql(), film, 0, 100).stream()
        .filter(event -> event.type().equals("shot.started"))
        .toList();
  }
}
