/**
 * The worker protocol over HTTP: pods register, claim, beat, upload and report. Runs on every
 * replica and keeps nothing but who is waiting; state is in PostgreSQL, bytes in the object store.
 */
package com.aifilmstudio.operator.dispatch;
