/** What is sent, letter for letter, and its signature: Standard Webhooks 1.0.0. */
package com.aifilmstudio.gateway.webhooks.signing;
