/**
 * Films of the gateway become RenderJobs here, and their RenderJobs follow what is wanted of them.
 * A message says no more than which film: what to do is decided from its row and its resource, so
 * messages may come twice, late or in any order.
 */
package com.aifilmstudio.operator.intake;
