import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { Problem } from '@/api/http';
import { backOff } from '@/api/repeat';
import { listen } from '@/api/stream';
import { eventsOf, studio } from '@/api/studio';
import { isOver } from '@/ui/format';
import { begin, reduce, type Change, type FilmState } from './state';

export interface Following {
  state?: FilmState;
  etag?: string;
  /** Whether events arrive; without them the film is read now and then. */
  live: boolean;
  problem?: Problem;
  again: () => void;
}

const TOGETHER = 250;
const WITHOUT_EVENTS = 5000;
/** How far shots are is told by events that may be lost. */
const AT_WORK = 2000;
const AT_WORK_AND_TOLD = 10_000;

/** Follows a film: reads it, listens to what happens, and reads again what an event only hints at. */
export function useFilm(id: string): Following {
  const [state, dispatch] = useReducer(step, undefined);
  const [problem, setProblem] = useState<Problem>();
  const [live, setLive] = useState(false);
  const [turn, setTurn] = useState(0);
  const etag = useRef<string>(undefined);
  const failures = useRef(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  const over = state ? isOver(state.job.status) : false;
  const stale = state?.stale ?? 0;

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Events come in bursts; one reading serves them all.
    const soon = setTimeout(async () => {
      try {
        const [job, shots] = await Promise.all([
          studio.film(id, stop.signal),
          studio.shots(id, stop.signal),
        ]);
        etag.current = job.etag;
        failures.current = 0;
        setProblem(undefined);
        dispatch({ type: 'read', job: job.value, shots });
        const atWork = shots.some((shot) => shot.status === 'rendering');
        if (isOver(job.value.status)) return;
        if (atWork) timer = setTimeout(again, live ? AT_WORK_AND_TOLD : AT_WORK);
        else if (!live) timer = setTimeout(again, WITHOUT_EVENTS);
      } catch (error) {
        if (stop.signal.aborted) return;
        const met = error instanceof Problem ? error : new Problem(0, 'unknown', String(error));
        setProblem(met);
        if (met.passing) timer = setTimeout(again, backOff(++failures.current));
      }
    }, turn + stale === 0 ? 0 : TOGETHER);
    return () => {
      stop.abort();
      clearTimeout(soon);
      clearTimeout(timer);
    };
  }, [id, turn, stale, live, again]);

  const known = state !== undefined;
  useEffect(() => {
    if (!known || over) return;
    return listen(eventsOf(id), {
      message: (message) => dispatch({ type: 'event', message }),
      connected: setLive,
      refused: () => setLive(false),
    });
  }, [id, known, over]);

  return { state, etag: etag.current, live, problem, again };
}

function step(state: FilmState | undefined, change: Change): FilmState | undefined {
  if (state) return reduce(state, change);
  return change.type === 'read' ? begin(change.job, change.shots) : undefined;
}
