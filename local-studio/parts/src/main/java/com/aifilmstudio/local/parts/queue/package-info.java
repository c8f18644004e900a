/**
 * The queue as a process of this machine: speaks SQS, with a queue for letters that nobody could
 * deliver. Builds on {@code process}.
 */
package com.aifilmstudio.local.parts.queue;
