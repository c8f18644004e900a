import { useEffect, useState } from 'react';
import { Problem } from '@/api/http';
import { studio } from '@/api/studio';
import type { Estimate } from '@/api/types';
import { backOff } from '@/api/repeat';
import { requestOf, type Draft } from './useDraft';

const PAUSE_IN_WRITING = 450;

/** The plan of the draft, asked for when the writer pauses. The last one stays until the next. */
export function useEstimate(draft: Draft) {
  const [estimate, setEstimate] = useState<Estimate>();
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const [failures, setFailures] = useState(0);

  useEffect(() => {
    if (draft.script.trim() === '') {
      setEstimate(undefined);
      setProblem(undefined);
      setPending(false);
      return;
    }
    setPending(true);
    const stop = new AbortController();
    const wait = failures === 0 ? PAUSE_IN_WRITING : backOff(failures);
    const timer = setTimeout(async () => {
      try {
        setEstimate(await studio.estimate(requestOf(draft), stop.signal));
        setProblem(undefined);
        setFailures(0);
        setPending(false);
      } catch (error) {
        if (stop.signal.aborted) return;
        const met = error instanceof Problem ? error : new Problem(0, 'unknown', String(error));
        setProblem(met);
        setPending(false);
        if (met.passing) setFailures((n) => n + 1);
        else setEstimate(undefined);
      }
    }, wait);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [draft, failures]);

  return { estimate, problem, pending };
}
