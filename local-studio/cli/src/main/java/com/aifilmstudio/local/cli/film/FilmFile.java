package com.aifilmstudio.local.cli.film;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.CannotDo;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a film from a file. */
public final class FilmFile {
  /** Where films of the local studio live. */
  public static final String NAMESPACE = "studio";

  private static final String POOL_NAMESPACE = "render-system";
  private static final String POOL = "tinyfilm";

  private static final int LONGEST_REASON = 300;

  private FilmFile() {}

  /** A RenderJob from YAML, or from a screenplay that is wrapped in one. */
  public static Film read(Path file) {
    return file.toString().matches(".*\\.(ya?ml|json)") ? renderJob(file) : screenplay(file);
  }

  /** The one RenderJob of a YAML file; what has no namespace goes into the studio's. */
  public static Film renderJob(Path file) {
    var objects = objects(file);
    objects.stream()
        .filter(object -> object.getMetadata().getNamespace() == null)
        .forEach(object -> object.getMetadata().setNamespace(NAMESPACE));
    var jobs = objects.stream().filter(object -> "RenderJob".equals(object.getKind())).toList();
    if (jobs.size() != 1) {
      throw new CannotDo(
          "%s holds %d objects of kind RenderJob; exactly one is needed."
              .formatted(file, jobs.size()));
    }
    var job = job(file, jobs.getFirst());
    if (job.getSpec() == null || job.getSpec().film() == null) {
      throw new CannotDo(file + ": the RenderJob has no spec.film.");
    }
    return new Film(job, objects.stream().filter(object -> !jobs.contains(object)).toList());
  }

  /** A screenplay in Fountain, as a film of delivery 640 x 360 at 24 frames per second. */
  public static Film screenplay(Path file) {
    var job =
        Map.of(
            "apiVersion",
            "ai-filmstudio.com/v1alpha1",
            "kind",
            "RenderJob",
            "metadata",
            Map.of("name", name(file), "namespace", NAMESPACE),
            "spec",
            Map.of(
                "poolRef",
                Map.of("name", POOL, "namespace", POOL_NAMESPACE),
                "film",
                Map.of("script", text(file), "seed", 42)));
    return new Film(Serialization.unmarshal(Serialization.asJson(job), RenderJob.class), List.of());
  }

  private static List<HasMetadata> objects(Path file) {
    try {
      Object parsed =
          Serialization.unmarshal(
              new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8)));
      return switch (parsed) {
        case KubernetesResourceList<?> list -> List.copyOf(list.getItems());
        case Collection<?> several -> several.stream().map(HasMetadata.class::cast).toList();
        case HasMetadata one -> List.of(one);
        case null, default -> List.of();
      };
    } catch (IllegalArgumentException
        | KubernetesClientException
        | YamlEngineException
        | ClassCastException e) {
      throw new CannotDo(file + " is not YAML of Kubernetes objects: " + reason(e));
    }
  }

  private static RenderJob job(Path file, HasMetadata parsed) {
    try {
      return Serialization.unmarshal(Serialization.asJson(parsed), RenderJob.class);
    } catch (IllegalArgumentException e) {
      throw new CannotDo(file + " is not a valid RenderJob: " + reason(e));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException notText) {
      throw new CannotDo(file + " is not text in UTF-8.");
    } catch (IOException absent) {
      throw new CannotDo("Cannot read " + file + ": there is no such file, or it may not be read.");
    }
  }

  /** A name that Kubernetes takes, from that of the file. */
  static String name(Path file) {
    var plain =
        file.getFileName()
            .toString()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\.[^.]*$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    var fitting = plain.length() > 52 ? plain.substring(0, 52).replaceAll("-+$", "") : plain;
    return fitting.isEmpty() ? "film" : fitting;
  }

  /** The innermost cause in one line: the parser's words on what is wrong, and where. */
  private static String reason(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var words =
        String.valueOf(root.getMessage())
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON) + "…";
  }
}
