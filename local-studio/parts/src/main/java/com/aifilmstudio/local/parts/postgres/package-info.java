/**
 * PostgreSQL as a process of this machine, from binaries that come as a Maven artifact. Builds on
 * {@code process}.
 */
package com.aifilmstudio.local.parts.postgres;
