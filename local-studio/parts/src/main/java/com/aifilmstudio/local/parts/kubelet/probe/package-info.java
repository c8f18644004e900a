/** Probes of running containers: what is asked, how often, and what a row of answers means. */
package com.aifilmstudio.local.parts.kubelet.probe;
