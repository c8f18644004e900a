import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '@/api/http';
import { backOff } from '@/api/repeat';

export interface Reading<T> {
  value?: T;
  /** Why there is nothing, or why what there is may be old. */
  problem?: Problem;
  again: () => void;
}

/**
 * Reads something, again every {@code every} milliseconds if that is asked for, and by itself once
 * the studio can be reached again. What was read stays while it is read again.
 */
export function useRead<T>(read: (signal: AbortSignal) => Promise<T>, every?: number): Reading<T> {
  const [value, setValue] = useState<T>();
  const [problem, setProblem] = useState<Problem>();
  const [turn, setTurn] = useState(0);
  const failures = useRef(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    read(stop.signal)
      .then((got) => {
        failures.current = 0;
        setValue(got);
        setProblem(undefined);
        if (every) timer = setTimeout(again, every);
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        const met = error instanceof Problem ? error : new Problem(0, 'unknown', String(error));
        setProblem(met);
        if (met.passing) timer = setTimeout(again, backOff(++failures.current));
      });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [read, every, turn, again]);

  return { value, problem, again };
}
