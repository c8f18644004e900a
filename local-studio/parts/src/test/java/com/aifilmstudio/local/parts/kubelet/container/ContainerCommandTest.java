package com.aifilmstudio.local.parts.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerCommandTest {
  private static final Path VOLUME = Path.of("/pods/1/volumes/tmp");
  private static final MountPaths MOUNTS = new MountPaths(Map.of("/tmp", VOLUME));

  @Test
  void pathsOfAnImageStayAlsoBelowAMount() throws CannotStart {
    var image =
        new Image(
            List.of("java", "-jar", "/tmp/checkout/operator.jar"),
            List.of(),
            Map.of("NATIVES", "/tmp/natives"));
    var command = command(image, List.of());
    assertThat(command.command()).containsExactly("java", "-jar", "/tmp/checkout/operator.jar");
    assertThat(command.env()).containsEntry("NATIVES", "/tmp/natives");
  }

  @Test
  void pathsOfAContainerLeadIntoItsVolumes() throws CannotStart {
    var image = new Image(List.of("cat"), List.of(), Map.of());
    assertThat(command(image, List.of("/tmp/file")).command())
        .containsExactly("cat", VOLUME + "/file");
  }

  private static ContainerCommand command(Image image, List<String> args) throws CannotStart {
    return ContainerCommand.of(
        new ContainerBuilder().withName("main").withArgs(args).build(),
        image,
        Map.of(),
        Map.of(),
        MOUNTS,
        Path.of("/pods/1/home"));
  }
}
