/**
 * Messages that could not be carried out. A film whose message is put aside here fails in the same
 * transaction; a person looks at it and orders the film again, or drops the message.
 */
package com.aifilmstudio.store.letter;
