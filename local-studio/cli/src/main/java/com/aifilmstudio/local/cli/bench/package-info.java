/** Measurements of a whole studio: tables with a ratio, never assertions. */
package com.aifilmstudio.local.cli.bench;
