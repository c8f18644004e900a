package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything a worker is told by its environment, checked before anything else happens.
 *
 * @param dispatch {@code STUDIO_DISPATCH_URL}: where dispatch answers, without the path
 * @param dispatchAuthority {@code STUDIO_DISPATCH_CA_FILE}: PEM file of whom to trust there;
 *     default: the authorities of the JVM
 * @param tokenFile {@code STUDIO_TOKEN_FILE}: the pod's projected token; read at each registration
 * @param pool {@code STUDIO_POOL}: {@code namespace/name} of the RenderPool
 * @param revision {@code STUDIO_REVISION}: of the pool's pod template
 * @param bundleDigest {@code STUDIO_BUNDLE_DIGEST}: {@code sha256:…} of the bundle's manifest
 * @param engine {@code STUDIO_ENGINE}: diffusion or simulated
 * @param modelCache {@code STUDIO_MODEL_CACHE}: a folder for the files of models, may be shared
 * @param modelCacheBytes {@code STUDIO_MODEL_CACHE_BYTES}: how many bytes to keep there; default 50
 *     GiB
 * @param scratch {@code STUDIO_SCRATCH}: a folder of this pod alone
 * @param natives {@code STUDIO_NATIVES}: where native libraries lie or are unpacked to; an image
 *     that has them unpacked says so here, default {@code natives} in the scratch folder
 * @param cpus {@code STUDIO_CPUS}: threads for the tensor library; default: what the JVM sees
 * @param checkpointEvery {@code STUDIO_CHECKPOINT_EVERY}: how much denoising a lost worker costs at
 *     most, ISO-8601 duration, default PT10S; PT0S after each step
 * @param previewSteps {@code STUDIO_PREVIEW_STEPS}: so many steps lie between two pictures of a
 *     shot, default 2; 0: none
 * @param simulatedLoad {@code STUDIO_SIMULATED_LOAD}: ISO-8601 duration, default PT0S
 * @param simulatedStep {@code STUDIO_SIMULATED_STEP}: ISO-8601 duration, default PT0S
 * @param simulatedLatentBytes {@code STUDIO_SIMULATED_LATENT_BYTES}: how large a checkpoint is,
 *     default 0: as with the bundle's own model
 * @param faults what the simulated engine is to fail of
 */
public record WorkerSettings(
    URI dispatch,
    Optional<Path> dispatchAuthority,
    Path tokenFile,
    String pool,
    String revision,
    String bundleDigest,
    EngineKind engine,
    Path modelCache,
    long modelCacheBytes,
    Path scratch,
    Path natives,
    int cpus,
    Duration checkpointEvery,
    int previewSteps,
    Duration simulatedLoad,
    Duration simulatedStep,
    long simulatedLatentBytes,
    FaultSettings faults) {

  private static final String DEFAULT_TOKEN_FILE =
      "/var/run/secrets/ai-filmstudio.com/dispatch/token";
  private static final long DEFAULT_CACHE_BYTES = 50L << 30;

  /** Reads the environment; the exception names the variable and says what would be right. */
  public static WorkerSettings from(Map<String, String> environment) {
    var env = new Environment(environment);
    var scratch = env.required("STUDIO_SCRATCH", "a path", Path::of);
    return new WorkerSettings(
        env.required("STUDIO_DISPATCH_URL", "http(s)://host:port", WorkerSettings::address),
        env.optional("STUDIO_DISPATCH_CA_FILE", "a path", Path::of),
        env.optional("STUDIO_TOKEN_FILE", "a path", Path::of).orElse(Path.of(DEFAULT_TOKEN_FILE)),
        env.required("STUDIO_POOL", "namespace/name", s -> matching(s, "[^/]+/[^/]+")),
        env.required("STUDIO_REVISION", "a word", s -> s),
        env.required(
            "STUDIO_BUNDLE_DIGEST", "sha256:<64 hex>", s -> matching(s, "sha256:[0-9a-f]{64}")),
        env.required("STUDIO_ENGINE", "diffusion or simulated", EngineKind::named),
        env.required("STUDIO_MODEL_CACHE", "a path", Path::of),
        env.optional("STUDIO_MODEL_CACHE_BYTES", "a number of bytes", Long::parseLong)
            .orElse(DEFAULT_CACHE_BYTES),
        scratch,
        env.optional("STUDIO_NATIVES", "a path", Path::of).orElse(scratch.resolve("natives")),
        env.optional("STUDIO_CPUS", "a number from 1", WorkerSettings::atLeastOne)
            .orElse(Runtime.getRuntime().availableProcessors()),
        env.optional(
                "STUDIO_CHECKPOINT_EVERY", "a duration such as PT10S", WorkerSettings::duration)
            .orElse(Duration.ofSeconds(10)),
        env.optional("STUDIO_PREVIEW_STEPS", "a number from 0", WorkerSettings::notNegative)
            .orElse(2),
        env.optional("STUDIO_SIMULATED_LOAD", "a duration such as PT2S", WorkerSettings::duration)
            .orElse(Duration.ZERO),
        env.optional("STUDIO_SIMULATED_STEP", "a duration such as PT0.1S", WorkerSettings::duration)
            .orElse(Duration.ZERO),
        env.optional("STUDIO_SIMULATED_LATENT_BYTES", "a number of bytes", Long::parseLong)
            .orElse(0L),
        new FaultSettings(
            env.optional("STUDIO_NODE", "the name of a node", s -> s),
            env.optional("STUDIO_SIMULATED_FAULT_NODES", "names with commas", FaultSettings::names)
                .orElse(Set.of()),
            env.optional(
                    "STUDIO_SIMULATED_FAULT_TAKES", "a number from 1", WorkerSettings::atLeastOne)
                .orElse(0),
            env.optional("STUDIO_SIMULATED_FAULT_CODE", "a failure code", FailureCode::reported)
                .orElse(FailureCode.RENDER_FAILED)));
  }

  private static URI address(String text) {
    var address = URI.create(text.replaceAll("/+$", ""));
    matching(String.valueOf(address.getScheme()), "https?");
    matching(String.valueOf(address.getHost()), ".+");
    return address;
  }

  private static String matching(String text, String pattern) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static int notNegative(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static int atLeastOne(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  private static Duration duration(String text) {
    try {
      var duration = Duration.parse(text);
      if (duration.isNegative()) {
        throw new IllegalArgumentException();
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Variables that are read one by one; a wrong one is named. */
  private record Environment(Map<String, String> variables) {

    <T> T required(String key, String right, Function<String, T> read) {
      return optional(key, right, read)
          .orElseThrow(
              () -> new IllegalArgumentException(key + " is not set; it must be " + right));
    }

    <T> Optional<T> optional(String key, String right, Function<String, T> read) {
      var text = variables.getOrDefault(key, "").strip();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(read.apply(text));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s is \"%s\"; it must be %s".formatted(key, text, right), e);
      }
    }
  }
}
