/**
 * What is wanted of films of the gateway, told from the gateway to the operator: written to the
 * outbox with the change itself, told through a queue at least once, and noted in the inbox when it
 * is carried out. A message carries no more than which film and which version.
 */
package com.aifilmstudio.store.intent;
