/**
 * The files of models on a node's disk, shared by the pods there: fetched once, verified as they
 * enter, kept under a size limit.
 */
package com.aifilmstudio.renderpod.cache;
