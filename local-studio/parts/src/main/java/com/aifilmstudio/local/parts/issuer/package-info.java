/**
 * The development issuer as a process of this machine: OpenID Connect with a login page on which
 * anybody may say who they are, and keys of its own. Never for anything but development. Builds on
 * {@code process}.
 */
package com.aifilmstudio.local.parts.issuer;
