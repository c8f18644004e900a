/**
 * The statements of every claim, beat, report and look, on a database with years of films in it.
 */
package com.aifilmstudio.store.hot;
