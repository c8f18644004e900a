import { problemOf } from './http';
import { backOff } from './repeat';
import { SseParser, type SseMessage } from './sse';

export interface Listener {
  message(message: SseMessage): void;
  /** Whether events arrive at the moment. */
  connected(yes: boolean): void;
  /** The gateway will not tell us, now or later. */
  refused(error: unknown): void;
}

/** A silent line is a dead one: the gateway says something at least every 15 s. */
const SILENCE = 40_000;

/**
 * Listens to a film's events until it is told to stop. After a break it goes on behind the last
 * event it heard. The browser's own EventSource forgets that one when the gateway answers with an
 * error for a moment, so the stream is read here.
 */
export function listen(path: string, listener: Listener): () => void {
  const stop = new AbortController();
  let last: string | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let line: AbortController | undefined;

  async function once(): Promise<void> {
    line = new AbortController();
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (last) headers['Last-Event-ID'] = last;
    const response = await fetch(path, { headers, signal: line.signal, credentials: 'same-origin' });
    if (!response.ok) throw await problemOf(response);
    listener.connected(true);
    failures = 0;
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new SseParser();
    for (;;) {
      const watchdog = setTimeout(() => line?.abort(), SILENCE);
      const { value, done } = await reader.read().finally(() => clearTimeout(watchdog));
      if (done) return;
      for (const message of parser.feed(value)) {
        if (message.id) last = message.id;
        listener.message(message);
      }
    }
  }

  async function run(): Promise<void> {
    timer = undefined;
    try {
      await once();
      failures = 1; // ended in good order: look again soon
    } catch (error) {
      if (stop.signal.aborted) return;
      if (isFinal(error)) return listener.refused(error);
      failures++;
    }
    if (stop.signal.aborted) return;
    listener.connected(false);
    timer = setTimeout(run, backOff(failures));
  }

  // The network came back: do not wait for the rest of the pause.
  const online = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    void run();
  };
  addEventListener('online', online);
  void run();
  return () => {
    stop.abort();
    line?.abort();
    clearTimeout(timer);
    removeEventListener('online', online);
  };
}

function isFinal(error: unknown): boolean {
  const status = (error as { status?: number }).status ?? 0;
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
