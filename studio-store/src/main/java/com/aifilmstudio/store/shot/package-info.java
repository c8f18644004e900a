/** The shots of a film: written at planning, finished by dispatch, adopted by later films. */
package com.aifilmstudio.store.shot;
