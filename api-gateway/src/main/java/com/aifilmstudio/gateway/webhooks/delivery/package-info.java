/**
 * Tells endpoints what they want to hear: at least once, for days, each at its own pace. Nobody who
 * makes films waits for any of it.
 */
package com.aifilmstudio.gateway.webhooks.delivery;
