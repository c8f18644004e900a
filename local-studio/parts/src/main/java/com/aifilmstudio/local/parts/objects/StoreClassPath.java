package com.aifilmstudio.local.parts.objects;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The class path of the store's own process: what this module was built with, whatever versions the
 * module that tests with it has.
 */
final class StoreClassPath {
  private static final String WRITTEN_BY_THE_BUILD = "/object-store.classpath";

  private StoreClassPath() {}

  static String read() {
    try (var in = StoreClassPath.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + WRITTEN_BY_THE_BUILD);
      }
      var libraries = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return ownClasses() + File.pathSeparator + libraries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path ownClasses() throws URISyntaxException {
    var source = StoreClassPath.class.getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().toURI());
  }
}
