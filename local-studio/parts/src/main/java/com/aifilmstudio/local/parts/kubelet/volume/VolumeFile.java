package com.aifilmstudio.local.parts.kubelet.volume;

/**
 * One file of a volume.
 *
 * @param mode permission bits
 */
record VolumeFile(byte[] content, int mode) {}
