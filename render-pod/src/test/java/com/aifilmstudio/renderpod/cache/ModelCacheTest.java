package com.aifilmstudio.renderpod.cache;

import static com.aifilmstudio.renderpod.cache.ModelStore.Fault.BROKEN;
import static com.aifilmstudio.renderpod.cache.ModelStore.Fault.CORRUPT;
import static com.aifilmstudio.renderpod.cache.ModelStore.Fault.NONE;
import static com.aifilmstudio.renderpod.cache.ModelStore.Fault.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.cache.ModelStore.Made;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
  private static final int CHUNK = 64 << 10;
  private static final long ROOMY = 1L << 30;

  @TempDir private Path root;
  private final HttpClient http = HttpClient.newHttpClient();
  private ModelStore store;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<Long> progress = new ArrayList<>();

  @BeforeEach
  void startStore() throws IOException {
    store = new ModelStore();
  }

  @AfterEach
  void stopStore() {
    http.close();
    store.close();
  }

  @Test
  void everyFileArrivesUnderItsNameAndTheManifestBesideIt() throws Exception {
    var made = store.bundle("film", 100, 2 * CHUNK + 5, 0);
    try (var cached = open(made)) {
      for (var file : made.files().entrySet()) {
        assertThat(cached.folder().resolve(file.getKey())).hasBinaryContent(file.getValue());
      }
      assertThat(cached.folder().resolve("bundle.json")).hasContent(made.manifest());
      assertThat(cached.bundle().name()).isEqualTo("film");
    }
    assertThat(progress).last().isEqualTo(100L + 2 * CHUNK + 5);
    assertThat(blobs()).allMatch(name -> name.matches("[0-9a-f]{64}"));
  }

  @Test
  void aBundleThatIsHereAsksNobodyForAnything() throws Exception {
    var made = store.bundle("film", 100, 200);
    open(made).close();
    var requests = store.requests.get();
    open(made).close();
    assertThat(store.requests).hasValue(requests);
    assertThat(store.timesAsked).hasValue(1);
  }

  @Test
  void aDownloadThatBrokeGoesOnWhereItWas() throws Exception {
    var made = store.bundle("film", 6 * CHUNK);
    store.answer = (request, file) -> request > 3 ? BROKEN : NONE;
    assertThatThrownBy(() -> open(made)).isInstanceOf(FetchFailure.class);
    assertThat(store.bytesServed.getAndSet(0)).isEqualTo(3L * CHUNK);

    store.answer = (request, file) -> NONE;
    open(made).close();
    assertThat(store.bytesServed).hasValue(3L * CHUNK);
  }

  @Test
  void aBrokenAnswerIsAskedForAgainAtOnce() throws Exception {
    var made = store.bundle("film", 3 * CHUNK);
    store.answer = (request, file) -> request == 2 ? BROKEN : NONE;
    open(made).close();
    assertThat(store.requests).hasValue(4);
  }

  @Test
  void corruptBytesNeverEnter() throws Exception {
    var made = store.bundle("film", 100);
    store.answer = (request, file) -> CORRUPT;
    assertThatThrownBy(() -> open(made))
        .isInstanceOfSatisfying(
            FetchFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.BUNDLE_DIGEST_MISMATCH))
        .hasMessageContaining("part0.pt");
    assertThat(blobs()).isEmpty();
  }

  @Test
  void whatADeadProcessLeftDamagedIsFetchedAnew() throws Exception {
    var made = store.bundle("film", 2 * CHUNK);
    store.answer = (request, file) -> request == 1 ? CORRUPT : BROKEN;
    assertThatThrownBy(() -> open(made)).isInstanceOf(FetchFailure.class);
    store.answer = (request, file) -> NONE;
    try (var cached = open(made)) {
      assertThat(cached.folder().resolve("part0.pt"))
          .hasBinaryContent(made.files().get("part0.pt"));
    }
  }

  @Test
  void anAddressThatHasExpiredIsAskedForAnew() throws Exception {
    var made = store.bundle("film", 100);
    store.answer = (request, file) -> request == 1 ? REFUSED : NONE;
    open(made).close();
    assertThat(store.timesAsked).hasValue(2);
  }

  @Test
  void twoAtOnceFetchEachFileOnce() throws Exception {
    var made = store.bundle("film", 5 * CHUNK, 1000);
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> one =
          () -> {
            start.await();
            open(made).close();
            return null;
          };
      var both = List.of(threads.submit(one), threads.submit(one));
      start.countDown();
      for (var each : both) {
        each.get();
      }
    }
    assertThat(store.bytesServed).hasValue(5L * CHUNK + 1000);
  }

  @Test
  void whatWasUsedLongestAgoMakesRoomAndWhatIsInUseStays() throws Exception {
    var limit = 3500;
    var inUse = store.bundle("in use", 1000);
    var old = store.bundle("old", 1000);
    var recent = store.bundle("recent", 1000);
    var fresh = store.bundle("fresh", 1000);
    try (var held = open(inUse, limit)) {
      tick();
      open(old, limit).close();
      tick();
      open(recent, limit).close();
      tick();
      open(fresh, limit).close();
      assertThat(blobs())
          .containsExactlyInAnyOrder(
              inUse.sha256("part0.pt"), recent.sha256("part0.pt"), fresh.sha256("part0.pt"));
      assertThat(held.folder().resolve("part0.pt")).exists();
      // The folder of a bundle that is gone goes too.
      assertThat(root.resolve("bundles")).isDirectoryNotContaining(path -> isOf(path, old));
    }
    tick();
    open(old, 1500).close();
    assertThat(blobs()).containsExactly(old.sha256("part0.pt"));
  }

  @Test
  void filesThatTwoBundlesShareAreKeptOnce() throws Exception {
    var made = store.bundle("film", 500);
    var again =
        new Made(
            "sha256:" + Sha256.hex((made.manifest() + " ").getBytes()),
            made.manifest() + " ",
            made.files());
    open(made).close();
    open(again).close();
    assertThat(store.bytesServed).hasValue(500);
  }

  @Test
  void aManifestThatIsNotTheOneAskedForIsRefused() {
    var made = store.bundle("film", 1);
    assertThatThrownBy(() -> open(new Made(made.digest(), made.manifest() + "\n", made.files())))
        .isInstanceOfSatisfying(
            FetchFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.BUNDLE_DIGEST_MISMATCH));
  }

  @Test
  void aManifestCannotNameFilesOutsideOfItsFolder() {
    var made = store.bundle("film", 1);
    for (var name : List.of("../../x", "/etc/passwd", "a/../b", "", "a//b", ".hidden")) {
      var text = made.manifest().replace("part0.pt", name);
      var digest = "sha256:" + Sha256.hex(text.getBytes());
      assertThatThrownBy(() -> open(new Made(digest, text, made.files())))
          .as(name)
          .isInstanceOf(FetchFailure.class)
          .hasMessageContaining("names a file");
    }
  }

  @Test
  void aBundleLargerThanTheCacheIsRefusedBeforeAnythingIsFetched() {
    var made = store.bundle("film", 1000);
    assertThatThrownBy(() -> open(made, 999))
        .isInstanceOf(FetchFailure.class)
        .hasMessageContaining("1000 bytes");
    assertThat(store.requests).hasValue(0);
  }

  @Test
  void aStoreThatIsDownIsNotHeldAgainstTheNode() {
    var made = store.bundle("film", 10);
    store.close();
    assertThatThrownBy(() -> open(made))
        .isInstanceOfSatisfying(
            FetchFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.MODEL_UNAVAILABLE));
  }

  private CachedBundle open(Made made) throws Exception {
    return open(made, ROOMY);
  }

  private CachedBundle open(Made made, long limit) throws Exception {
    var folder = CacheFolder.create(root);
    return new ModelCache(folder, CHUNK, limit, http, pause -> {}, now::get)
        .open(
            made.digest(),
            made.manifest(),
            () -> store.addresses(made),
            (bytes, of) -> recordProgress(bytes));
  }

  private synchronized void recordProgress(long bytes) {
    progress.add(bytes);
  }

  private void tick() {
    now.updateAndGet(instant -> instant.plusSeconds(60));
  }

  private List<String> blobs() throws IOException {
    try (var files = Files.list(root.resolve("blobs"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static boolean isOf(Path bundle, Made made) {
    return made.digest().endsWith(bundle.getFileName().toString());
  }
}
