/** What the processes of one node share through its disk, and how they take turns. */
package com.aifilmstudio.renderpod.node;
