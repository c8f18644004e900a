package com.aifilmstudio.local.parts.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountPathsTest {

  private final MountPaths mounts =
      new MountPaths(
          Map.of(
              "/cache", Path.of("/w/c"),
              "/cache/deep/", Path.of("/w/d"),
              "/tmp", Path.of("/tmp/w/t")));

  @ParameterizedTest
  @CsvSource({
    "/cache, /w/c",
    "/cache/x, /w/c/x",
    "-Ddir=/cache/x, -Ddir=/w/c/x",
    "/cache:/tmp, /w/c:/tmp/w/t",
    "/cache/deep/er, /w/d/er",
    "/cache/deeper, /w/c/deeper",
    "file:///cache/x, file:///w/c/x",
    "'a > /cache;', 'a > /w/c;'",
    "/cached, /cached",
    "/a/cache, /a/cache",
    "s3://bucket/cache, s3://bucket/cache",
    "http://host:80/cache, http://host:80/cache",
    "cache, cache",
    "/tmp/x, /tmp/w/t/x",
  })
  void aMountPathIsReplacedWhereAPathBeginsAndAtItsBoundary(String text, String rewritten) {
    assertThat(mounts.rewrite(text)).isEqualTo(rewritten);
  }

  @Test
  void withoutMountsNothingChanges() {
    assertThat(new MountPaths(Map.of()).rewrite("/cache")).isEqualTo("/cache");
  }
}
