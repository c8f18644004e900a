/**
 * A film's order and how it stands. A row is made for a RenderJob at first sight, keyed by its UID,
 * and outlives it as a tombstone.
 */
package com.aifilmstudio.store.job;
