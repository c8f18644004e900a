import { Problem } from './http';

/** Waits, unless it is called off meanwhile. */
export type Pause = (milliseconds: number) => Promise<void>;

export const pause: Pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Tries again while the connection is away. Only for what may be carried out twice, or carries a
 * key so that it is not.
 */
export async function persist<T>(act: () => Promise<T>, tries = 6, wait: Pause = pause): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Problem) || !error.passing || attempt >= tries) throw error;
      await wait(error.retryAfter ? error.retryAfter * 1000 : backOff(attempt));
    }
  }
}

/** Half a second, doubling, at most fifteen. */
export function backOff(attempt: number): number {
  return Math.min(15_000, 500 * 2 ** (attempt - 1));
}

/** A key under which a request is carried out once; also where crypto.randomUUID is missing. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
