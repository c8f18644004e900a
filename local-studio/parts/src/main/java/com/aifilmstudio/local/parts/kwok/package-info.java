/**
 * Nodes and pods that are only played, for measurements of scale: KWOK says of each pod that it
 * runs, and of each pod of a Job that it is done. Depends on the control plane and on processes.
 */
package com.aifilmstudio.local.parts.kwok;
