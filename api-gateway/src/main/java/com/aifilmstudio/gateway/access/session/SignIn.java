package com.aifilmstudio.gateway.access.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;

/**
 * What the page brings back from the issuer.
 *
 * @param code as the issuer gave it to the page
 * @param codeVerifier whose challenge the page sent there (RFC 7636)
 * @param redirectUri to which the issuer sent the browser back
 * @param nonce that the page sent there
 */
public record SignIn(
    @NotBlank @Size(max = 2048) String code,
    @NotBlank @Size(min = 43, max = 128) String codeVerifier,
    @NotNull URI redirectUri,
    @NotBlank @Size(max = 200) String nonce) {}
