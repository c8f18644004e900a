/**
 * Models that pools have shown: the manifest of each, letter for letter. Written by the pool
 * reconciler; read by whoever plans or prices a film.
 */
package com.aifilmstudio.store.bundle;
