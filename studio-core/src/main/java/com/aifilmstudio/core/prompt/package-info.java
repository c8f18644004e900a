/**
 * The words of a shot become the prompt of a model, by the dialect that its bundle brings. What
 * matters in the words and cannot be said in the dialect is reported, never dropped in silence.
 */
package com.aifilmstudio.core.prompt;
