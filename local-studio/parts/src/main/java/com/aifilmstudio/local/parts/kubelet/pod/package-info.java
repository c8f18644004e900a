/**
 * What a kubelet decides: from a pod and what its processes do, the next steps and the status. Pure
 * functions over records, with the time handed in; effects live in the parent package.
 */
package com.aifilmstudio.local.parts.kubelet.pod;
