/**
 * Word of shots under way, from dispatch through Redis: none of it is kept, all of it may be lost,
 * and nobody fails because it is.
 */
package com.aifilmstudio.gateway.live;
