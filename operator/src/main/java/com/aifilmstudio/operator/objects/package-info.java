/**
 * The object store as the operator needs it: sign addresses for pods, look at what was uploaded,
 * read small files, remove what nobody refers to. Depends on configuration alone.
 */
package com.aifilmstudio.operator.objects;
