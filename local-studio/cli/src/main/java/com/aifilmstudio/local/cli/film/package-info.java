/** The film a command is about: read from a RenderJob's YAML or wrapped around a screenplay. */
package com.aifilmstudio.local.cli.film;
