import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobRequest } from '@/api/types';
import { freshKey } from '@/api/repeat';

export interface Draft {
  script: string;
  seed: number;
}

const PLACE = 'studio.draft';
const EMPTY: Draft = { script: '', seed: 0 };

/** What is being written, kept on this device until it is ordered. */
export function useDraft() {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const keyOf = useRef<{ draft: string; key: string }>(undefined);

  useEffect(() => {
    try {
      setDraft({ ...EMPTY, ...JSON.parse(localStorage.getItem(PLACE) ?? '{}') });
    } catch {
      // A draft that cannot be read is none.
    }
  }, []);

  const change = useCallback((part: Partial<Draft>) => {
    setDraft((old) => {
      const next = { ...old, ...part };
      keep(next);
      return next;
    });
  }, []);

  /** The same draft is ordered under the same key, however often the button is pressed. */
  function key(): string {
    const said = JSON.stringify(draft);
    if (keyOf.current?.draft !== said) keyOf.current = { draft: said, key: freshKey() };
    return keyOf.current.key;
  }

  const clear = () => keep(EMPTY);

  return { draft, change, key, clear };
}

function keep(draft: Draft): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(draft));
  } catch {
    // A browser without room for it: the draft lives as long as the page.
  }
}

export function requestOf(draft: Draft): JobRequest {
  return { film: { script: draft.script, seed: draft.seed } };
}
