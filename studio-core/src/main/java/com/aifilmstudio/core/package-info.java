/**
 * The pure domain of the studio: no Kubernetes, no SQL, no HTTP. Every other module may depend on
 * it; it depends on Jackson alone, for the records that are written as JSON.
 */
package com.aifilmstudio.core;
