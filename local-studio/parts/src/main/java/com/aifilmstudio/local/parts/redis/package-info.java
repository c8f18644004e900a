/**
 * Redis as a process of this machine: the one that is installed, else one that comes as a Maven
 * artifact. Builds on {@code process}.
 */
package com.aifilmstudio.local.parts.redis;
