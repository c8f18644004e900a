/** What administrators do with accounts' credits: payments come in, takes are given back. */
package com.aifilmstudio.gateway.credits.desk;
