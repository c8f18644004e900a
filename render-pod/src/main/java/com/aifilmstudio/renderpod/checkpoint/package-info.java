/**
 * A shot in the middle of being rendered, as a file: what is in it, for whom it is good, and when
 * it is time for another. Whoever reads one goes on to the very same pixels, or not at all.
 */
package com.aifilmstudio.renderpod.checkpoint;
