/** Requests that were answered, so that one that is sent again is not carried out again. */
package com.aifilmstudio.store.idempotency;
