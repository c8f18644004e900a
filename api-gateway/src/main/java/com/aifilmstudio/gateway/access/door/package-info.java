/**
 * How a request proves who calls: by a token, a key or a session. Everything that Quarkus's
 * security asks is answered here; which operation needs which role stands at the operations.
 */
package com.aifilmstudio.gateway.access.door;
