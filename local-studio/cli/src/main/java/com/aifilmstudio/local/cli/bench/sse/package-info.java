/** {@code bench sse}: many who follow a film at one gateway, and what each of them costs. */
package com.aifilmstudio.local.cli.bench.sse;
