package com.aifilmstudio.gateway.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The studio page: files in the jar, each sent with the policy that browsers are to keep. */
@Singleton
class StudioPage {

  private static final Pattern NOT_THE_PAGE = Pattern.compile("/(v1|q|openapi|version)(/.*)?");
  private static final int BEFORE_ALL = -1000;
  private static final String MISSING =
      """
      AI Film Studio

      This gateway was built without the studio page: there was no Node.js (20.9 or later, with npm)
      where it was built, or no registry to fetch the page's packages from.
      The REST interface works: /openapi describes it.
      """;

  private final String policy;

  StudioPage(
      @ConfigProperty(name = "studio.objects.endpoint") Optional<URI> store,
      @ConfigProperty(name = "studio.outputs.cdn") Optional<URI> cdn) {
    this.policy = PagePolicy.allowing(Stream.of(store, cdn).flatMap(Optional::stream).toList());
  }

  void serve(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::protect);
    if (StudioPage.class.getResource("/META-INF/resources/index.html") == null) {
      router.get("/").handler(StudioPage::tellThatItIsMissing);
    }
  }

  private void protect(RoutingContext request) {
    var path = request.normalizedPath();
    if (!NOT_THE_PAGE.matcher(path).matches()) {
      // At the end of the headers: whoever serves the files has an opinion on caching of its own.
      request.addHeadersEndHandler(
          end ->
              request
                  .response()
                  .putHeader("Content-Security-Policy", policy)
                  .putHeader(HttpHeaders.CACHE_CONTROL, PagePolicy.caching(path)));
    }
    request.next();
  }

  private static void tellThatItIsMissing(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain").end(MISSING);
  }
}
