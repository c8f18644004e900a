/**
 * Reads screenplays in Fountain 1.1 (fountain.io/syntax). Any text is a screenplay: what is not
 * marked up is action. Reading never fails and takes time in proportion to the length of the text.
 * Knows nothing of films and models.
 */
package com.aifilmstudio.core.fountain;
