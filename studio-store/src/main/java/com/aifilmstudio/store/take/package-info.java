/** Attempts at tasks: who tried, how it ended, whose fault it was, what it used. */
package com.aifilmstudio.store.take;
