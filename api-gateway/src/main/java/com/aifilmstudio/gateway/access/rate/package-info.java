/**
 * How much one may ask: requests of an account, sign-ins from an address. Counted in Redis for all
 * gateways together; where it is away nobody is held up by it.
 */
package com.aifilmstudio.gateway.access.rate;
