/**
 * Workers for a pool: the model is checked, the demand is read, and pods come and go. How many is
 * decided by {@code WorkerSizing} in studio-core, which pods by {@link
 * com.aifilmstudio.operator.renderpool.Staffing}; both are pure.
 */
package com.aifilmstudio.operator.renderpool;
