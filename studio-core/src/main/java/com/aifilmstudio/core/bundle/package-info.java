/**
 * What a model says of itself: the records of {@code bundle.json}. A bundle is a folder of files
 * named there with their digests; its identity is the SHA-256 of {@code bundle.json} itself.
 */
package com.aifilmstudio.core.bundle;
