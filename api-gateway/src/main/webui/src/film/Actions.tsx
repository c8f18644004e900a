import { useState } from 'react';
import { Problem } from '@/api/http';
import { persist } from '@/api/repeat';
import { studio } from '@/api/studio';
import type { Job } from '@/api/types';
import { isOver } from '@/ui/format';

interface Props {
  job: Job;
  etag?: string;
  changed: () => void;
}

/** Pause, resume, cancel. Each may be asked twice without harm. */
export function Actions({ job, etag, changed }: Props) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState<string>();
  if (isOver(job.status)) return null;

  async function act(deed: () => Promise<unknown>) {
    setBusy(true);
    setWords(undefined);
    try {
      await persist(deed);
      setAsking(false);
    } catch (error) {
      setWords(error instanceof Problem ? error.message : String(error));
    }
    setBusy(false);
    changed();
  }

  /** Somebody else changed the film meanwhile: what is wanted is still wanted. */
  async function wish(state: 'running' | 'paused') {
    const tag = etag ?? (await studio.film(job.id)).etag ?? '';
    try {
      await studio.wish(job.id, state, tag);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) throw error;
      await studio.wish(job.id, state, (await studio.film(job.id)).etag ?? '');
    }
  }

  const paused = job.status === 'paused';
  return (
    <div className="actions">
      {words && <p className="warn" role="alert">{words}</p>}
      {asking ? (
        <>
          <span>Cancel this film? You pay what has been rendered.</span>
          <button type="button" className="button danger" disabled={busy} onClick={() => act(() => studio.cancel(job.id))}>
            Cancel the film
          </button>
          <button type="button" className="button" autoFocus onClick={() => setAsking(false)}>
            Keep it
          </button>
        </>
      ) : (
        <>
          <button type="button" className="button" disabled={busy} onClick={() => act(() => wish(paused ? 'running' : 'paused'))}>
            {paused ? 'Resume' : 'Pause'}
          </button>
          <button type="button" className="button" onClick={() => setAsking(true)}>
            Cancel
          </button>
        </>
      )}
    </div>
  );
}
