/** The Node of this machine on the API server: what it is, and signs of life. */
package com.aifilmstudio.local.parts.kubelet.node;
