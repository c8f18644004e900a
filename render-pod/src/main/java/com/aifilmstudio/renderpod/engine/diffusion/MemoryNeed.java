package com.aifilmstudio.renderpod.engine.diffusion;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How much memory the tensor library has asked for in vain, from its own words. */
final class MemoryNeed {

  private static final Pattern TRIED =
      Pattern.compile("(?i)tried to allocate ([0-9.]+) ?(bytes|KiB|MiB|GiB|TiB)");
  private static final Map<String, Double> UNITS =
      Map.of("bytes", 1.0, "kib", 0x1p10, "mib", 0x1p20, "gib", 0x1p30, "tib", 0x1p40);

  private MemoryNeed() {}

  /** Bytes, if the message names them. */
  static OptionalLong of(String message) {
    var found = TRIED.matcher(message);
    if (!found.find()) {
      return OptionalLong.empty();
    }
    var unit = UNITS.get(found.group(2).toLowerCase(Locale.ROOT));
    return OptionalLong.of(Math.round(Double.parseDouble(found.group(1)) * unit));
  }

  /** What was tried and could not be had. */
  static String sentence(String doing, String message, DeviceMemory memory) {
    var needed = of(message);
    var much =
        needed.isPresent() ? words(needed.getAsLong()) + " more than there is" : "more memory";
    return "%s needs %s, with all savings made; %s".formatted(doing, much, memory.inUse());
  }

  static String words(long bytes) {
    return bytes < 1 << 30
        ? String.format(Locale.ROOT, "%.0f MiB", Math.ceil(bytes / 0x1p20))
        : String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
  }
}
