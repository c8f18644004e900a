/**
 * Volumes as folders: what files a volume holds, where it lies, and when its tokens are renewed.
 * Knows the API through two small ports, so that contents are computed without a server.
 */
package com.aifilmstudio.local.parts.kubelet.volume;
