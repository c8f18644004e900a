/**
 * Pictures that are drawn rather than rendered or decoded: letters, boards and JPEG files. Needs no
 * font, no window system and nothing of the studio, and draws the same on every machine.
 */
package com.aifilmstudio.renderpod.drawing;
