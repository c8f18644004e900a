/**
 * Finished shots become a film: joined, captioned, described in its lock, and checked. What the
 * film is comes from a cut order alone, so the same shots always make the same bytes.
 */
package com.aifilmstudio.renderpod.assemble;
