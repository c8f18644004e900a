package com.aifilmstudio.local.parts.kubelet.container;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Paths inside the container, replaced by the folders that stand in for them. A mount path counts
 * only where a path begins and at a path boundary ({@code /cache} is found in {@code
 * -Ddir=/cache/x} and {@code file:///cache}, not in {@code /cached}, {@code /a/cache} or {@code
 * s3://b/cache}); the longest one wins.
 */
public final class MountPaths {

  private static final String PATH_CHARACTER = "[A-Za-z0-9._/~-]";
  private final Map<String, Path> folders;
  private final Pattern anyMount;

  public MountPaths(Map<String, Path> folders) {
    this.folders =
        folders.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> trimmed(e.getKey()), Map.Entry::getValue));
    List<String> longestFirst =
        this.folders.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.anyMount =
        Pattern.compile(
            "(?:(?<!%s)|(?<=file://))(%s)(?=/|(?!%s))"
                .formatted(
                    PATH_CHARACTER,
                    longestFirst.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                    PATH_CHARACTER));
  }

  /** The same text with this machine's folders in it. */
  public String rewrite(String text) {
    return folders.isEmpty()
        ? text
        : anyMount
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(folders.get(found.group(1)).toString()));
  }

  private static String trimmed(String mountPath) {
    return mountPath.length() > 1 && mountPath.endsWith("/")
        ? mountPath.substring(0, mountPath.length() - 1)
        : mountPath;
  }
}
