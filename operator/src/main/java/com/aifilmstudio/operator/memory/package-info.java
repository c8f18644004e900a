/** What is remembered for a short time, so that it need not be asked for at each call. */
package com.aifilmstudio.operator.memory;
