package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.Complete.Output;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.operator.objects.StoredObject;
import com.aifilmstudio.store.upload.GrantedUpload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether the files that a worker names are those of its task: the right ones, granted to this very
 * attempt, and in the store as they were announced.
 */
final class OutputCheck {

  static final String SHOT = "shot.mp4";

  /** Made with every film, ordered or not. */
  private static final String LOCK = "Lock";

  private OutputCheck() {}

  /** The first thing that is wrong, if any. */
  static Optional<String> problem(
      List<Output> outputs,
      Set<String> expected,
      Map<String, GrantedUpload> granted,
      Function<Output, Optional<StoredObject>> stored) {
    var named = outputs.stream().map(Output::name).collect(Collectors.toSet());
    if (named.size() != outputs.size() || !named.equals(expected)) {
      return Optional.of(
          "Expected the outputs %s, got %s.".formatted(sorted(expected), sorted(named)));
    }
    return outputs.stream()
        .flatMap(output -> problem(output, granted.get(output.key()), stored).stream())
        .findFirst();
  }

  static Set<String> expected(TaskKind kind, List<String> ordered) {
    return switch (kind) {
      case RENDER -> Set.of(SHOT);
      case PROBE -> Set.of();
      case ASSEMBLE -> {
        var kinds = new HashSet<>(ordered);
        kinds.add(LOCK);
        yield kinds;
      }
    };
  }

  private static Optional<String> problem(
      Output output, GrantedUpload grant, Function<Output, Optional<StoredObject>> stored) {
    if (grant == null) {
      return Optional.of("%s: the key was not granted to this attempt.".formatted(output.name()));
    }
    if (grant.bytes() != output.bytes() || !grant.sha256().equals(output.sha256())) {
      return Optional.of("%s is not the file that was announced.".formatted(output.name()));
    }
    var found = stored.apply(output);
    if (found.isEmpty()) {
      return Optional.of("%s was not uploaded.".formatted(output.name()));
    }
    if (found.get().bytes() != output.bytes()) {
      return Optional.of(
          "%s has %d bytes in the store, announced were %d."
              .formatted(output.name(), found.get().bytes(), output.bytes()));
    }
    return found
        .flatMap(StoredObject::sha256)
        .filter(sha256 -> !sha256.equals(output.sha256()))
        .map(sha256 -> "%s has another checksum in the store.".formatted(output.name()));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
