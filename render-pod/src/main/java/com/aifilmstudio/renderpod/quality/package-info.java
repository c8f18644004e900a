/**
 * Looks at the frames of a shot before they are encoded: measures without a model, and the findings
 * that follow from them. Frames in, report out.
 */
package com.aifilmstudio.renderpod.quality;
