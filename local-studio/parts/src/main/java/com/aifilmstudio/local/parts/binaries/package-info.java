/**
 * The programs of a Kubernetes control plane: where they are on this machine, and how they get
 * there when they are not. Knows no other package of the studio.
 */
package com.aifilmstudio.local.parts.binaries;
