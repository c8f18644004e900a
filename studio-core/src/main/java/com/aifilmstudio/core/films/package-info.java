/** How a film stands, as people read it: the answers of the operator's films API. Records only. */
package com.aifilmstudio.core.films;
