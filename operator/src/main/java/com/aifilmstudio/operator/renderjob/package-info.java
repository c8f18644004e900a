/**
 * From a RenderJob to its film: observe, decide, act, one status. What is decided is a pure
 * function of {@link com.aifilmstudio.operator.renderjob.RenderJobObservation}; only {@code
 * Effects} and the reconciler touch the world.
 */
package com.aifilmstudio.operator.renderjob;
