/**
 * What people hand in for their films: an address to upload to, for exactly one file, and what came
 * of it when a film is ordered with it.
 */
package com.aifilmstudio.gateway.uploads;
