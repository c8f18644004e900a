/** The kubelet's own API over TLS, as far as the API server needs it to serve logs. */
package com.aifilmstudio.local.parts.kubelet.api;
