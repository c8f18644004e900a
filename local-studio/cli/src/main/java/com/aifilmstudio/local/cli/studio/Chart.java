package com.aifilmstudio.local.cli.studio;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;

/** The Helm chart, rendered in this process and applied as the administrator would. */
public record Chart(Path folder) {
  private static final String RELEASE = "film-studio";
  private static final String FIELD_MANAGER = "studio-up";

  /** What has to be there before the rest; what is not named here comes after. */
  private static final List<String> FIRST =
      List.of("CustomResourceDefinition", "Namespace", "ServiceAccount", "Secret", "ConfigMap");

  /** All objects of the chart with these values, in the order in which they can be applied. */
  public List<HasMetadata> render(String namespace, Map<String, ?> values) {
    return render(namespace, folder.resolve("values.yaml"), values);
  }

  /** The same for the studio on one machine: these values go before those of its own file. */
  public List<HasMetadata> renderLocal(String namespace, Map<String, ?> values) {
    return render(namespace, folder.resolve("values-local.yaml"), values);
  }

  private List<HasMetadata> render(String namespace, Path defaults, Map<String, ?> values) {
    try {
      var file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, Serialization.asYaml(values));
        var manifests =
            new Helm(folder)
                .template()
                .withName(RELEASE)
                .withNamespace(namespace)
                .withKubeVersion("1.37.2")
                .withValuesFile(defaults)
                .withValuesFile(file)
                .call();
        return parse(manifests);
      } finally {
        Files.delete(file);
        takeSignalsBack();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Helm's Go runtime takes the signals of this process for itself; Ctrl-C must stay ours. */
  private static void takeSignalsBack() {
    for (var name : List.of("INT", "TERM")) {
      var signal = new Signal(name);
      Signal.handle(signal, caught -> System.exit(128 + caught.getNumber()));
    }
  }

  private static List<HasMetadata> parse(String manifests) {
    Object parsed =
        Serialization.unmarshal(
            new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)));
    var objects =
        parsed instanceof io.fabric8.kubernetes.api.model.KubernetesList list
            ? list.getItems()
            : ((List<?>) parsed).stream().map(HasMetadata.class::cast).toList();
    return objects.stream().sorted(Comparator.comparingInt(Chart::rank)).toList();
  }

  private static int rank(HasMetadata object) {
    int rank = FIRST.indexOf(object.getKind());
    return rank < 0 ? FIRST.size() : rank;
  }

  /** Applies objects on the server's side; what another manager set is taken over. */
  static void apply(List<? extends HasMetadata> objects, KubernetesClient client) {
    var how =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(FIELD_MANAGER)
            .withForce(true)
            .build();
    objects.forEach(object -> client.resource(object).patch(how));
  }
}
