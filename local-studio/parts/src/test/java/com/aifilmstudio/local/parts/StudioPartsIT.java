package com.aifilmstudio.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.binaries.BinariesFinder;
import com.aifilmstudio.local.parts.binaries.Preparation;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;
import com.aifilmstudio.local.parts.issuer.Issuer;
import com.aifilmstudio.local.parts.objects.ObjectStore;
import com.aifilmstudio.local.parts.postgres.Postgres;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.PartStatus;
import com.aifilmstudio.local.parts.process.Ports;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import com.aifilmstudio.local.parts.redis.Redis;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("controlplane")
class StudioPartsIT {
  private static final BinariesFinder FINDER = BinariesFinder.standard(Preparation.logged());

  private static final Pattern TRACES =
      Pattern.compile(
          "^\\.s\\.PGSQL|etcd|kube|jetty|s3proxy|postgres|redis", Pattern.CASE_INSENSITIVE);

  private final List<StudioHome> homes = new ArrayList<>();
  @TempDir private Path folder;

  @AfterEach
  void stopAll() {
    homes.forEach(home -> supervisor(home).stop());
  }

  @Test
  void everythingComesBackWithItsDataAfterAllWasKilledAtOnce() throws SQLException {
    var home = home("one");
    supervisor(home).start(parts(home));
    note(home, "before");
    var ports = ports(home);

    killAll(home);
    var again = supervisor(home).start(parts(home));

    assertThat(again).extracting(PartStart::how).containsOnly(PartStart.How.STARTED);
    assertThat(ports(home)).isEqualTo(ports);
    assertThat(notes(home)).containsExactly("before");
  }

  @Test
  void twoStudiosOnOneMachineDoNotMeet() throws SQLException {
    var one = home("one");
    var other = home("other");
    supervisor(one).start(parts(one));
    supervisor(other).start(parts(other));

    note(one, "of one");

    assertThat(ports(one)).doesNotContainAnyElementsOf(ports(other));
    assertThat(notes(other)).isEmpty();
    supervisor(one).stop();
    assertThat(supervisor(other).status()).allMatch(PartStatus::isUp);
    assertThat(notes(other)).isEmpty();
  }

  @Test
  void aStopLeavesNoProcessNoPortAndNoFileOutsideTheHome() throws IOException {
    var temp = Path.of(System.getProperty("java.io.tmpdir"));
    var before = entries(temp);
    var home = home("one");
    supervisor(home).start(parts(home));
    var ports = ports(home);

    supervisor(home).stop();

    assertThat(ports).allMatch(Ports::isFree);
    await().untilAsserted(() -> assertThat(processesNaming(home)).isEmpty());
    assertThat(entries(temp)).containsExactlyElementsOf(before);
  }

  /** The readable list of a studio without its nodes. */
  private static List<Part> parts(StudioHome home) {
    return Stream.concat(
            ControlPlane.parts(home, FINDER::find, ControlPlaneOptions.full()).stream(),
            Stream.of(
                Postgres.part(home), ObjectStore.part(home), Redis.part(home), Issuer.part(home)))
        .toList();
  }

  private StudioHome home(String name) {
    var home = StudioHome.at(folder.resolve(name));
    homes.add(home);
    return home;
  }

  private static Supervisor supervisor(StudioHome home) {
    return Supervisor.detached(home, StartListener.NONE);
  }

  private static List<Integer> ports(StudioHome home) {
    return supervisor(home).status().stream()
        .flatMap(part -> part.port().stream().boxed())
        .toList();
  }

  private static void killAll(StudioHome home) {
    var supervisor = supervisor(home);
    var running =
        supervisor.status().stream()
            .map(part -> supervisor.running(part.name()).orElseThrow())
            .toList();
    running.parallelStream().forEach(part -> part.kill());
  }

  /** Leaves a trace in the API server and in the database. */
  private static void note(StudioHome home, String text) throws SQLException {
    try (var client = ControlPlane.of(supervisor(home), ControlPlaneOptions.full()).client();
        var connection = Postgres.of(supervisor(home)).database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("note")
                  .withNamespace("default")
                  .endMetadata()
                  .addToData("text", text)
                  .build())
          .create();
      statement.execute("create table note as select '%s'::text as text".formatted(text));
    }
  }

  private static List<String> notes(StudioHome home) throws SQLException {
    try (var client = ControlPlane.of(supervisor(home), ControlPlaneOptions.full()).client();
        var connection = Postgres.of(supervisor(home)).database().dataSource().getConnection();
        var tables = connection.getMetaData().getTables(null, "public", "note", null)) {
      var note = client.configMaps().inNamespace("default").withName("note").get();
      var isInDatabase = tables.next();
      assertThat(note != null).isEqualTo(isInDatabase);
      return note == null ? List.of() : List.copyOf(note.getData().values());
    }
  }

  private static List<String> processesNaming(StudioHome home) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> commandLine(process.pid()).stream())
        .filter(line -> line.contains(home.root().toString()))
        .toList();
  }

  private static List<String> commandLine(long pid) {
    try {
      return List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")));
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** What programs of our kind would leave there; other tests of the machine use the folder too. */
  private static List<String> entries(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> TRACES.matcher(name).find())
          .sorted()
          .toList();
    }
  }
}
