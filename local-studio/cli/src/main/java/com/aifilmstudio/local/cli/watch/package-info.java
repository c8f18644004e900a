/** A film as it comes into being, drawn in a terminal or told line by line in a log. */
package com.aifilmstudio.local.cli.watch;
