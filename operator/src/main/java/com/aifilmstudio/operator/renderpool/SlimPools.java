package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.operator.status.SlimStore;

/** Pools as they are kept in memory. */
public class SlimPools extends SlimStore<RenderPool> {}
