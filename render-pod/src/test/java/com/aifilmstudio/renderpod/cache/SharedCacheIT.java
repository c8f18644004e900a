package com.aifilmstudio.renderpod.cache;

import static com.aifilmstudio.renderpod.cache.ModelStore.Fault.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.renderpod.ChildJvm;
import com.aifilmstudio.renderpod.cache.ModelStore.Made;
import com.aifilmstudio.renderpod.clock.Pause;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a cache folder, and one that is killed in the middle. */
@Tag("studio")
class SharedCacheIT {
  private static final int CHUNK = 4 << 20;
  private static final int SIZE = 8 * CHUNK;

  @TempDir private Path root;
  private ModelStore store;

  @BeforeEach
  void startStore() throws IOException {
    store = new ModelStore();
  }

  @AfterEach
  void stopStore() {
    store.close();
  }

  @Test
  void whatAKilledProcessHadFetchedIsNotFetchedAgain() throws Exception {
    var made = store.bundle("film", SIZE);
    var third = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    store.answer =
        (request, file) -> {
          if (request > 3) {
            third.countDown();
            await(never);
          }
          return NONE;
        };
    var killed = start(made);
    assertThat(third.await(60, TimeUnit.SECONDS)).isTrue();
    // The chunks that were sent may still be on their way to the disk.
    Awaitility.await().until(() -> marked() == 3);
    killed.destroyForcibly().waitFor();
    never.countDown();
    store.answer = (request, file) -> NONE;
    store.requests.set(0);

    var heir = start(made);
    assertThat(output(heir)).isEqualTo("complete");
    assertThat(store.requests).hasValue(5);
    assertThat(root.resolve("blobs").resolve(made.sha256("part0.pt")))
        .hasBinaryContent(made.files().get("part0.pt"));
    assertThat(marks()).isEmpty();
  }

  @Test
  void twoProcessesFetchEachFileOnce() throws Exception {
    var made = store.bundle("film", SIZE, 1000);
    var both = List.of(start(made), start(made));
    for (var each : both) {
      assertThat(output(each)).isEqualTo("complete");
    }
    assertThat(store.bytesServed).hasValue(SIZE + 1000L);
  }

  @Test
  void whatAKilledProcessUsedMayGo() throws Exception {
    var old = store.bundle("old", 1000);
    var holder = start(old, "hold");
    assertThat(new String(holder.getInputStream().readNBytes(8))).isEqualTo("complete");
    var fresh = store.bundle("fresh", 1000);
    open(fresh, 1500).close();
    assertThat(blob(old)).as("in use by a live process").exists();

    holder.destroyForcibly().waitFor();
    var last = store.bundle("last", 1000);
    open(last, 1500).close();
    assertThat(blob(old)).doesNotExist();
  }

  private Path blob(Made made) {
    return root.resolve("blobs").resolve(made.sha256("part0.pt"));
  }

  private CachedBundle open(Made made, long limit) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return ModelCache.in(root, limit, http, Pause.onTheClock(), InstantSource.system())
          .open(made.digest(), made.manifest(), () -> store.addresses(made), (bytes, of) -> {});
    }
  }

  private int marked() throws IOException {
    var count = 0;
    for (var file : marks()) {
      for (var mark : Files.readAllBytes(file)) {
        count += mark;
      }
    }
    return count;
  }

  private List<Path> marks() throws IOException {
    if (Files.notExists(root.resolve("blobs"))) {
      return List.of();
    }
    try (var files = Files.list(root.resolve("blobs"))) {
      return files.filter(file -> file.toString().endsWith(".chunks")).toList();
    }
  }

  private Process start(Made made, String... more) throws IOException {
    return ChildJvm.start(
        Main.class,
        root.toString(),
        made.digest(),
        made.manifest(),
        Json.write(store.addresses(made)),
        more.length == 0 ? "end" : more[0]);
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens the bundle, says so, and ends or holds it until it is killed. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
      var addresses = Json.read(arguments[3], BundleFiles.class);
      var cache =
          ModelCache.in(
              Path.of(arguments[0]),
              1L << 30,
              HttpClient.newHttpClient(),
              Pause.onTheClock(),
              InstantSource.system());
      try (var bundle =
          cache.open(arguments[1], arguments[2], () -> addresses, (bytes, of) -> {})) {
        System.out.print("complete");
        System.out.flush();
        if (arguments[4].equals("hold")) {
          new CountDownLatch(1).await();
        }
      }
      System.exit(0);
    }
  }
}
