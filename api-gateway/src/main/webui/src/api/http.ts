/** What went wrong, in words for a person; RFC 9457 where the gateway answered at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly faults: readonly Fault[] = [],
    readonly body: Readonly<Record<string, unknown>> = {},
    readonly retryAfter?: number,
  ) {
    super(message);
  }

  /** Nobody answered, or only something between us and the gateway did: worth trying again. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

export interface Fault {
  pointer: string;
  detail: string;
}

export interface Wish {
  method?: string;
  body?: unknown;
  /** Sent again with the same key, a request is carried out once. */
  key?: string;
  ifMatch?: string;
  signal?: AbortSignal;
}

export interface Answer<T> {
  value: T;
  etag?: string;
}

export async function ask<T>(path: string, wish: Wish = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (wish.body !== undefined) headers['Content-Type'] = 'application/json';
  if (wish.key) headers['Idempotency-Key'] = wish.key;
  if (wish.ifMatch) headers['If-Match'] = wish.ifMatch;
  let response: Response;
  try {
    response = await fetch(path, {
      method: wish.method ?? 'GET',
      headers,
      body: wish.body === undefined ? undefined : JSON.stringify(wish.body),
      credentials: 'same-origin',
      signal: wish.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'unreachable', 'The studio cannot be reached.');
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return {
    value: (text ? JSON.parse(text) : undefined) as T,
    etag: response.headers.get('ETag') ?? undefined,
  };
}

/** The last word of a problem's type is its name: {@code …/problems/state-conflict}. */
export async function problemOf(response: Response): Promise<Problem> {
  const retry = Number(response.headers.get('Retry-After'));
  const body = await response.json().catch(() => ({}));
  const type = String(body.type ?? '').split('/').pop() || `http-${response.status}`;
  const words = body.detail ?? body.title ?? `The studio answered ${response.status}.`;
  return new Problem(response.status, type, words, body.errors ?? [], body, retry || undefined);
}
