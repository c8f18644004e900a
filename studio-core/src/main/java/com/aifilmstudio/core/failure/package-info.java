/**
 * What can go wrong, under names that never change: the catalogue from which status conditions,
 * problems and exit messages are built. The server derives blame from the code; nobody else's word
 * on blame counts.
 */
package com.aifilmstudio.core.failure;
