/**
 * A whole studio that a bench or a trial fills with films: how films are ordered in numbers, and
 * what the database, the API and the object store say of them afterwards.
 */
package com.aifilmstudio.local.cli.farm;
