package com.aifilmstudio.local.parts.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The class path of a part with a process of its own: what this module was built with, whatever
 * versions the module that tests with it has.
 */
public final class ProgramClassPath {
  private ProgramClassPath() {}

  /** As the build has written it down under this name. */
  public static String writtenAs(String name) {
    var file = "/" + name + ".classpath";
    try (var in = ProgramClassPath.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + file);
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
    var source = ProgramClassPath.class.getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().toURI());
  }
}
