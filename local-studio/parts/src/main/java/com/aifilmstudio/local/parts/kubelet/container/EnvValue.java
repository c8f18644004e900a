package com.aifilmstudio.local.parts.kubelet.container;

/**
 * A variable's value as the container's author sees it.
 *
 * @param opaque never searched for mount paths: a secret
 */
public record EnvValue(String text, boolean opaque) {

  static EnvValue plain(String text) {
    return new EnvValue(text, false);
  }

  static EnvValue secret(String text) {
    return new EnvValue(text, true);
  }

  String on(MountPaths mounts) {
    return opaque ? text : mounts.rewrite(text);
  }
}
