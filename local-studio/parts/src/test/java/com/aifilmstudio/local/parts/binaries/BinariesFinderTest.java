package com.aifilmstudio.local.parts.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.local.parts.binaries.OfficialDownload.Publishers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesFinderTest {
  /** Nothing listens on the port of "discard". */
  private static final Publishers NOWHERE =
      new Publishers(URI.create("http://127.0.0.1:9/"), URI.create("http://127.0.0.1:9/"));

  @TempDir Path machine;
  private Cache cache;

  @BeforeEach
  void anEmptyCache() {
    cache = new Cache(machine.resolve("cache"), Pinned.read());
  }

  @Test
  void theFolderOfTheEnvironmentComesFirst() throws IOException {
    var assets = folderWithAllPrograms("assets");
    folderWithAllPrograms("cache/" + cache.folder().getFileName());

    assertThat(finder(Optional.of(assets)).find().folder()).isEqualTo(assets);
  }

  @Test
  void anIncompleteFolderOfTheEnvironmentIsPassedBy() throws IOException {
    var assets = folderWithAllPrograms("assets");
    Files.delete(assets.resolve("kube-scheduler"));
    folderWithAllPrograms("cache/" + cache.folder().getFileName());

    assertThat(finder(Optional.of(assets)).find().folder()).isEqualTo(cache.folder());
  }

  @Test
  void whereNoWayIsOpenEachIsNamedWithItsObstacle() throws IOException {
    var assets = folderWithAllPrograms("assets");
    Files.delete(assets.resolve("kubectl"));
    var finder = finder(Optional.of(assets));

    assertThatThrownBy(finder::find)
        .isInstanceOf(BinariesMissing.class)
        .hasMessageContaining("lacks kubectl")
        .hasMessageContaining("none in the cache " + cache.folder())
        .hasMessageContaining("no download from 127.0.0.1")
        .hasMessageContaining("install Go 1.26 or later");
  }

  @Test
  void theCacheIsKeyedByVersionAndModules() {
    var other = new Cache(cache.root(), new Pinned(cache.pinned().goMod(), "other sums"));

    assertThat(cache.folder().getFileName().toString())
        .matches("v1\\.\\d+\\.\\d+-[0-9a-f]{12}")
        .isNotEqualTo(other.folder().getFileName().toString());
  }

  @Test
  void aFillingThatFailsLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                cache.fill(
                    folder -> {
                      addProgram(folder, "etcd");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");

    assertThat(cache.root().toFile().list()).containsExactly("lock");
  }

  @Test
  void aFillingThatForgetsAProgramIsRefused() {
    assertThatThrownBy(() -> cache.fill(folder -> addProgram(folder, "etcd")))
        .hasMessageStartingWith("lacks kube-apiserver");
  }

  @Test
  void whatAKilledBuilderLeftIsRemovedByTheNext() throws IOException {
    Files.createDirectories(cache.root().resolve("filling-123/half"));

    cache.fill(BinariesFinderTest::addAllPrograms);

    assertThat(cache.root().toFile().list())
        .containsExactlyInAnyOrder("lock", cache.folder().getFileName().toString());
  }

  @Test
  void whoWaitedForAnotherBuilderFindsItsWork() throws IOException {
    cache.fill(BinariesFinderTest::addAllPrograms);

    var found =
        cache.fill(
            folder -> {
              throw new AssertionError("built twice");
            });

    assertThat(found.isComplete()).isTrue();
  }

  private BinariesFinder finder(Optional<Path> assets) {
    return new BinariesFinder(
        List.of(
            new KubebuilderAssets(assets),
            cache,
            new OfficialDownload(cache, NOWHERE),
            new GoBuild(cache, machine.resolve("no-go").toString())),
        Preparation.logged());
  }

  private Path folderWithAllPrograms(String name) throws IOException {
    var folder = Files.createDirectories(machine.resolve(name));
    addAllPrograms(folder);
    return folder;
  }

  private static void addAllPrograms(Path folder) throws IOException {
    for (var name : Binaries.NEEDED) {
      addProgram(folder, name);
    }
  }

  private static void addProgram(Path folder, String name) throws IOException {
    Files.createFile(
        folder.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
