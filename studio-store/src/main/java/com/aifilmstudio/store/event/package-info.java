/**
 * The story of each job, numbered from 1 without gaps, so that a reader can go on where it stopped.
 * Progress is not an event.
 */
package com.aifilmstudio.store.event;
