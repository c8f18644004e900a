/**
 * Measures the render path on this machine: seconds of each stage of a shot, and the engine against
 * the same model files in plain PyTorch. A program of its own; nothing else depends on it.
 */
package com.aifilmstudio.renderpod.bench;
