/** The files of finished films: addresses are signed when they are asked for, never kept. */
package com.aifilmstudio.gateway.outputs;
