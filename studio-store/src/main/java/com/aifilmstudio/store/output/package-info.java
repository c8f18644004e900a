/** The files of a finished film, by kind: key, length and checksum. Addresses are never stored. */
package com.aifilmstudio.store.output;
