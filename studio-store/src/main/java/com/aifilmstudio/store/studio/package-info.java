/** The one row about the database itself: which life it is in, and who led the operator last. */
package com.aifilmstudio.store.studio;
