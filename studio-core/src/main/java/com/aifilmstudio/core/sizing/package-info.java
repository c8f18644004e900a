/**
 * How many workers a pool should have. A pure rule over records, so that every small state can be
 * tried; it knows neither pods nor rows.
 */
package com.aifilmstudio.core.sizing;
