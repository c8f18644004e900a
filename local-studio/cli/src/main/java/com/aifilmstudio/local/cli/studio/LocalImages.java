package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.kubelet.container.Image;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The programs that stand for container images on this machine. */
final class LocalImages {
  private LocalImages() {}

  static Map<String, Image> of(Checkout checkout, StudioSettings settings) {
    var images = new TreeMap<String, Image>();
    images.put("operator:local", operator(checkout, settings.surroundings().operatorJava()));
    images.put("render-pod:local", renderPod(checkout, settings.workerEnv()));
    if (settings.frontDoor()) {
      images.put("gateway:local", gateway(checkout));
    }
    return Map.copyOf(images);
  }

  private static Image gateway(Checkout checkout) {
    return new Image(
        java(
            List.of("-XX:TieredStopAtLevel=1"),
            checkout.file("api-gateway/target/quarkus-app/quarkus-run.jar")),
        List.of(),
        Map.of());
  }

  private static Image operator(Checkout checkout, List<String> options) {
    return new Image(
        java(options, checkout.file("operator/target/quarkus-app/quarkus-run.jar")),
        List.of(),
        Map.of());
  }

  private static Image renderPod(Checkout checkout, Map<String, String> more) {
    var env = new TreeMap<>(more);
    // What an image carries unpacked: else each pod would unpack half a gigabyte for itself.
    env.put("STUDIO_NATIVES", natives().toString());
    return new Image(
        java(
            List.of("-Xmx1g", "-Dai.djl.pytorch.graph_optimizer=false"),
            checkout.file("render-pod/target/render-pod.jar")),
        List.of(),
        env);
  }

  private static List<String> java(List<String> options, Path jar) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    line.addAll(options);
    line.addAll(List.of("-jar", jar.toString()));
    return line;
  }

  private static Path natives() {
    var cache = System.getenv("XDG_CACHE_HOME");
    var root = cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return root.resolve("film-studio").resolve("natives");
  }
}
