/**
 * Every key that was granted for upload, so that what nobody refers to can be found and removed.
 */
package com.aifilmstudio.store.upload;
