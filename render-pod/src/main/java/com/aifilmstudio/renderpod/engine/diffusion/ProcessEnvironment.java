package com.aifilmstudio.renderpod.engine.diffusion;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/**
 * The environment that native libraries see. {@code System.getenv} is a copy that cannot be
 * written, and some libraries take a setting from nowhere else, at the moment they are loaded.
 */
final class ProcessEnvironment {

  private ProcessEnvironment() {}

  /** Sets a variable for libraries that are loaded from now on; one that is set stays. */
  static void putIfAbsent(String name, String value) {
    var linker = Linker.nativeLinker();
    var setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    try (var arena = Arena.ofConfined()) {
      var overwrite = 0;
      int result =
          (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), overwrite);
      if (result != 0) {
        throw new IllegalStateException("the environment has no room for " + name);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot set " + name, e);
    }
  }
}
