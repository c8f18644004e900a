/**
 * What dispatch and the gateways tell each other of shots under way, through Redis: too fleeting to
 * be written down, and nobody's truth.
 */
package com.aifilmstudio.core.live;
