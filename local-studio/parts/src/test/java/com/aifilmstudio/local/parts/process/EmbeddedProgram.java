package com.aifilmstudio.local.parts.process;

import java.nio.file.Path;
import java.util.List;

/** A program with one part on its leash, for a test that kills it. */
final class EmbeddedProgram {
  private EmbeddedProgram() {}

  public static void main(String[] arguments) throws Exception {
    var embedding =
        arguments[0].equals("temporary")
            ? Embedding.temporary()
            : Embedding.in(StudioHome.at(Path.of(arguments[0])), StartListener.NONE);
    embedding.supervisor().start(List.of(ShellPart.sleeper(embedding.home(), "one")));
    System.out.println(embedding.home().root());
    Thread.currentThread().join();
  }
}
