/**
 * Whom accounts want told of their films, and what becomes of it. Deliveries are written by the
 * database itself, in the transaction that writes the event; here they are claimed, ended, read and
 * forgotten.
 */
package com.aifilmstudio.store.webhook;
