package com.aifilmstudio.local.parts.kubelet.container;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Images by name, in place of a registry. */
public record ImageTable(Map<String, Image> images) {

  /** Reads a YAML or JSON file: image name → {entrypoint, cmd, env}. */
  public static ImageTable read(Path file) throws IOException {
    return new ImageTable(Serialization.unmarshal(Files.readString(file), Table.class));
  }

  private static final class Table extends TreeMap<String, Image> {
    private static final long serialVersionUID = 1;
  }

  public Image find(String name) throws CannotStart {
    Image image = images.get(name);
    if (image == null) {
      throw new CannotStart(
          "ErrImagePull",
          "image \"%s\" is not in this node's image table, which has %s"
              .formatted(name, images.keySet()));
    }
    return image;
  }
}
