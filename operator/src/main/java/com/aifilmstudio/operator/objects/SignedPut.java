package com.aifilmstudio.operator.objects;

import java.net.URI;
import java.util.Map;

/**
 * An address to PUT one object to, with the headers that were signed. The length is signed too, but
 * every client sends that header by itself, so it is not listed.
 */
public record SignedPut(URI url, Map<String, String> headers) {}
