/**
 * Frames become video and video becomes frames: encoding, probing and decoding through ffmpeg's
 * libraries, inside this process. Knows nothing of tasks, models or the network.
 *
 * <p>The libraries and not the {@code ffmpeg} program: the program needs libavdevice, which needs a
 * sound server's client library that a slim image does not have, and a start of it costs more than
 * encoding a short shot.
 */
package com.aifilmstudio.renderpod.media;
