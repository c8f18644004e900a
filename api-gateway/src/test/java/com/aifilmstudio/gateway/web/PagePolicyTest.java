package com.aifilmstudio.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagePolicyTest {

  @Test
  void onlyFilesOfOurOwnAreRun() {
    assertThat(PagePolicy.allowing(List.of()))
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .doesNotContain("unsafe", "*");
  }

  @Test
  void filmsAreShownFromWhereTheyAreKeptAndFromNowhereElse() {
    var policy =
        PagePolicy.allowing(
            List.of(URI.create("http://127.0.0.1:9000/"), URI.create("https://cdn.example/films")));
    assertThat(policy)
        .contains("media-src 'self' blob: http://127.0.0.1:9000 https://cdn.example;")
        .contains("script-src 'self';");
  }

  @Test
  void aPageIsAskedForEachTimeAndItsScriptsOnce() {
    assertThat(PagePolicy.caching("/film/")).isEqualTo("no-cache");
    assertThat(PagePolicy.caching("/_next/static/chunks/a.js")).contains("immutable");
  }
}
