/**
 * Whom we connect to for others. An address that somebody else chose is looked up once, every
 * address that it has is judged, and the connection goes to one of those and nowhere else.
 */
package com.aifilmstudio.gateway.webhooks.address;
