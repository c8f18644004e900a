/**
 * Tells the operator through the queue what was written to the outbox: at least once, and again
 * what nobody has heard of. A message says which film and which version, and nothing else.
 */
package com.aifilmstudio.gateway.relay;
