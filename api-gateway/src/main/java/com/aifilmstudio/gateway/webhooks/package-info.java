/**
 * Programs that want to be told of films: their endpoints, as accounts see and change them, and the
 * log of what they were told.
 */
package com.aifilmstudio.gateway.webhooks;
