/**
 * A script becomes a plan: scenes, shots, prompts, seeds and content keys. Pure functions over
 * records; the same plan is made by the operator, by the command line and by an estimate.
 */
package com.aifilmstudio.core.plan;
