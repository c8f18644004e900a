package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.cli.studio.StudioStatus.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioStatusTest {
  private static final Row UP = new Row("etcd", OptionalLong.of(42), OptionalInt.of(20_001), 31, 7);
  private static final Row DOWN =
      new Row("kubelet", OptionalLong.empty(), OptionalInt.of(20_002), 0, 0);

  /** Scripts rely on these names; docs/local-studio.md has them. */
  @Test
  void itsJsonIsTheOneThatIsDocumented() {
    assertThat(Json.write(new StudioStatus("/home/x", List.of(UP, DOWN), List.of())))
        .isEqualTo(
            "{\"home\":\"/home/x\",\"parts\":["
                + "{\"name\":\"etcd\",\"pid\":42,\"port\":20001,\"rssMiB\":31,\"uptimeSeconds\":7},"
                + "{\"name\":\"kubelet\",\"port\":20002,\"rssMiB\":0,\"uptimeSeconds\":0}],"
                + "\"pods\":[],\"up\":false}");
  }

  @Test
  void aStudioIsUpWhenEachOfItsPartsIs() {
    assertThat(new StudioStatus("/x", List.of(UP), List.of()).isUp()).isTrue();
    assertThat(new StudioStatus("/x", List.of(UP, DOWN), List.of()).isUp()).isFalse();
    assertThat(new StudioStatus("/x", List.of(), List.of()).isUp()).isFalse();
  }

  @Test
  void aFolderThatIsNotThereIsNotMade(@TempDir Path folder) {
    var status = StudioStatus.of(folder.resolve("none"));

    assertThat(status.parts()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }
}
