package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.UploadGrants.Grant;
import com.aifilmstudio.core.protocol.Uploads;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.clock.Pause;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersTest {

  private static final Pause NO_PAUSE = time -> {};

  @TempDir Path home;
  private FakeDispatch store;
  private MadeFile file;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Backoff backoff =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new SplittableRandom(1));
  private final Uploader uploader = new Uploader(http, backoff, NO_PAUSE);
  private final Fetcher fetcher = new Fetcher(http, Duration.ofMillis(500), backoff, NO_PAUSE);
  private final List<Uploads> wishes = new ArrayList<>();

  @BeforeEach
  void openStore() throws IOException {
    store = new FakeDispatch();
    file = MadeFile.of("Mp4", Files.writeString(home.resolve("film.mp4"), "a film"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void asksForAnAddressAgainEachTimeTheStoreRefuses() throws Exception {
    store.trouble("put", 403, 503, 403);
    var outputs = uploader.upload(List.of(file), 4, this::sign);

    assertThat(store.store.get("film.mp4")).asString().isEqualTo("a film");
    assertThat(outputs)
        .singleElement()
        .satisfies(output -> assertThat(output.name()).isEqualTo("Mp4"));
    assertThat(wishes).hasSize(4).allMatch(wish -> wish.epoch() == 4);
  }

  @Test
  void aStoreThatIsAwayIsNotTheFilesFault() {
    store.trouble("put", 503, 503, 503, 503, 503, 503, 503, 503, 503);
    assertThatThrownBy(() -> uploader.upload(List.of(file), 1, this::sign))
        .isInstanceOfSatisfying(
            TransferException.class,
            e -> assertThat(e.code()).isEqualTo(FailureCode.STORE_UNAVAILABLE));
  }

  @Test
  void givesAnUploadUpAtLast() {
    store.trouble("put", 403, 403, 403, 403, 403, 403, 403, 403, 403);
    assertThatThrownBy(() -> uploader.upload(List.of(file), 1, this::sign))
        .isInstanceOfSatisfying(
            TransferException.class,
            e -> {
              assertThat(e.code()).isEqualTo(FailureCode.UPLOAD_REFUSED);
              assertThat(e).hasMessage("film.mp4: the object store answered 403");
            });
  }

  @Test
  void leavesAnUploadAsSoonAsTheLeaseIsFenced() {
    store.trouble("put", 403);
    assertThatThrownBy(
            () ->
                uploader.upload(
                    List.of(file),
                    1,
                    wish -> {
                      if (!wishes.isEmpty()) {
                        throw new DispatchException.Fenced("another has it");
                      }
                      return sign(wish);
                    }))
        .isInstanceOf(DispatchException.Fenced.class);
  }

  @Test
  void fetchesAShotThoughTheStoreFailsAtFirst() throws Exception {
    store.store.put("shot.mp4", "a film".getBytes());
    store.trouble("get", 500, 404);
    var fetched = fetcher.fetch(shot(file.sha256()), home.resolve("fetched.mp4"));
    assertThat(fetched).content().isEqualTo("a film");
  }

  /** The lease would be kept alive for ever while nothing comes. */
  @Test
  void doesNotWaitForAStoreThatStallsInTheMiddle() throws Exception {
    store.store.put("shot.mp4", "a film".getBytes());
    store.stall("get");
    var fetched = fetcher.fetch(shot(file.sha256()), home.resolve("fetched.mp4"));
    assertThat(fetched).content().isEqualTo("a film");
  }

  @Test
  void acceptsNoBytesButThoseThatWereRendered() {
    store.store.put("shot.mp4", "another film".getBytes());
    assertThatThrownBy(() -> fetcher.fetch(shot(file.sha256()), home.resolve("fetched.mp4")))
        .isInstanceOf(TransferException.class)
        .hasMessage("shot s1-1: its bytes are not those that were put there");
  }

  private CutShot shot(String sha256) {
    return new CutShot(
        "s1-1",
        "",
        1,
        "",
        "",
        1,
        Optional.empty(),
        store.address().resolve("/shot.mp4"),
        sha256,
        6,
        Optional.empty());
  }

  private UploadGrants sign(Uploads wish) {
    wishes.add(wish);
    return new UploadGrants(
        wish.files().stream()
            .map(
                wished ->
                    new Grant(
                        wished.name(),
                        wished.name(),
                        store.address().resolve("/" + wished.name()),
                        Map.of()))
            .toList());
  }
}
