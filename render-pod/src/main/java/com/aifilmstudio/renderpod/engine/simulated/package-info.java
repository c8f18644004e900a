/**
 * What the simulated engine draws, and how it lets time pass. For load tests, fault tests and
 * clusters without a GPU; every frame says that it is simulated.
 */
package com.aifilmstudio.renderpod.engine.simulated;
