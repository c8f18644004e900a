package com.aifilmstudio.local.cli.film;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.CannotDo;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Reads a film from a file. */
public final class FilmFile {
  /** Where films of the local studio live. */
  public static final String NAMESPACE = "studio";

  private static final String POOL_NAMESPACE = "render-system";
  private static final String POOL = "tinyfilm";

  private FilmFile() {}

  /** A RenderJob from YAML, or from a screenplay that is wrapped in one. */
  public static RenderJob read(Path file) {
    return file.toString().matches(".*\\.ya?ml") ? renderJob(file) : screenplay(file);
  }

  /** A RenderJob as it stands in a YAML file; without a namespace it goes into the studio's. */
  public static RenderJob renderJob(Path file) {
    var text = text(file);
    RenderJob job;
    try {
      job = Serialization.unmarshal(text, RenderJob.class);
    } catch (IllegalArgumentException | KubernetesClientException notYaml) {
      throw new CannotDo(file + " is not the YAML of a RenderJob: " + firstLine(notYaml));
    }
    if (job == null || !"RenderJob".equals(job.getKind()) || job.getSpec() == null) {
      throw new CannotDo(
          file + " holds no RenderJob: it must have kind: RenderJob and a spec with a film.");
    }
    if (job.getMetadata().getNamespace() == null) {
      job.getMetadata().setNamespace(NAMESPACE);
    }
    return job;
  }

  /** A screenplay in Fountain, as a film of delivery 640 x 360 at 24 frames per second. */
  public static RenderJob screenplay(Path file) {
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
    return Serialization.unmarshal(Serialization.asJson(job), RenderJob.class);
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

  private static String firstLine(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
