package com.aifilmstudio.local.parts.kubelet.container;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a container image says about its process.
 *
 * @param entrypoint replaced by a container's {@code command}
 * @param cmd replaced by a container's {@code args}, dropped when only {@code command} is given
 * @param env defaults that a container's own variables override
 */
public record Image(List<String> entrypoint, List<String> cmd, Map<String, String> env) {

  public Image {
    entrypoint = entrypoint == null ? List.of() : List.copyOf(entrypoint);
    cmd = cmd == null ? List.of() : List.copyOf(cmd);
    env = env == null ? Map.of() : Map.copyOf(env);
  }

  List<String> commandLine(List<String> command, List<String> args) {
    boolean ownCommand = command != null && !command.isEmpty();
    boolean ownArgs = args != null && !args.isEmpty();
    List<String> tail = ownArgs ? args : ownCommand ? List.of() : cmd;
    List<String> head = ownCommand ? command : entrypoint;
    return Stream.concat(head.stream(), tail.stream()).toList();
  }
}
