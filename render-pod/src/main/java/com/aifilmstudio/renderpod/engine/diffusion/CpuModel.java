package com.aifilmstudio.renderpod.engine.diffusion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The processor as far as it decides how sums are ordered: the widest vectors, and the model, since
 * the kernels cut their work by vendor and cache size too.
 */
record CpuModel(String vendor, String family, String model, String vectors) {
  /** From the widest down; each name is a flag that the kernel reports. */
  private static final List<String> VECTORS =
      List.of("amx_tile", "avx512f", "avx2", "avx", "asimd");

  /** Of the machine that this runs on; unknown things are called so. */
  static CpuModel read() {
    try {
      return parse(Files.readString(Path.of("/proc/cpuinfo")));
    } catch (IOException e) {
      return parse("");
    }
  }

  /** From the text of {@code /proc/cpuinfo}; processors of one machine are taken to be alike. */
  static CpuModel parse(String cpuinfo) {
    Map<String, String> first = new TreeMap<>();
    for (var line : cpuinfo.lines().toList()) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        first.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    var flags = Set.of(first.getOrDefault("flags", first.getOrDefault("Features", "")).split(" +"));
    return new CpuModel(
        first.getOrDefault("vendor_id", first.getOrDefault("CPU implementer", "unknown")),
        first.getOrDefault("cpu family", first.getOrDefault("CPU architecture", "unknown")),
        first.getOrDefault("model", first.getOrDefault("CPU part", "unknown")),
        VECTORS.stream().filter(flags::contains).findFirst().orElse("none"));
  }

  @Override
  public String toString() {
    return "%s-%s-%s/%s".formatted(vendor, family, model, vectors);
  }
}
