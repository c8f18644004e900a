/**
 * When films will be done: the queue of a pool is played on with the times that were measured,
 * often enough to tell the likely from the careful. Functions over records; whoever asks brings the
 * queue and the time.
 */
package com.aifilmstudio.core.forecast;
