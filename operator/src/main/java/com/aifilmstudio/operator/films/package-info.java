/**
 * Reading films: the shots and events of one job, for the command line and the demo. Runs on every
 * replica; who asks is known by a Kubernetes token and may read what {@code get renderjobs} allows.
 */
package com.aifilmstudio.operator.films;
