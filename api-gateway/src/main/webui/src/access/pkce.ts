/** The proof that the browser which comes back from the issuer is the one that went there (RFC 7636). */
export interface Errand {
  verifier: string;
  state: string;
  nonce: string;
  /** Where on the page to go on afterwards. */
  after: string;
}

export function freshErrand(after: string): Errand {
  return { verifier: word(32), state: word(16), nonce: word(16), after };
}

function word(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

export async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** Only a place of this page: whoever made the link must not choose where people end. */
export function placeOnPage(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
