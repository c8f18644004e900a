import type { Job, Shot } from '@/api/types';
import type { SseMessage } from '@/api/sse';

/** What the page knows of one film: what was read, and what events have said since. */
export interface FilmState {
  job: Job;
  shots: Shot[];
  /** The newest picture of each shot that renders, by its name. */
  previews: Readonly<Record<string, string>>;
  /** Raised when an event means more than it says: read film and shots again. */
  stale: number;
}

export type Change =
  | { type: 'read'; job: Job; shots: Shot[] }
  | { type: 'job'; job: Job }
  | { type: 'event'; message: SseMessage };

export function begin(job: Job, shots: Shot[]): FilmState {
  return { job, shots: inOrder(shots), previews: {}, stale: 0 };
}

export function reduce(state: FilmState, change: Change): FilmState {
  switch (change.type) {
    case 'read':
      return { ...state, job: change.job, shots: inOrder(change.shots) };
    case 'job':
      return { ...state, job: change.job };
    case 'event':
      return happened(state, change.message);
  }
}

/**
 * Progress and pictures are taken from the event; whatever else happened is read again, so that the
 * page says what the gateway says, also when it missed something.
 */
function happened(state: FilmState, message: SseMessage): FilmState {
  const event = parsed(message.data);
  if (!event) return state;
  const said = isSaid(event.data) ? event.data : event;
  const name = String(said.shot ?? said.name ?? '');
  switch (message.event) {
    case 'shot.progress':
      return withShot(state, said, (shot) => ({
        ...shot,
        status: 'rendering',
        progress: {
          step: number(said.step) ?? shot.progress?.step ?? 0,
          steps: number(said.steps) ?? shot.progress?.steps ?? 0,
          stage: typeof said.stage === 'string' ? said.stage : (shot.progress?.stage ?? ''),
        },
      }));
    case 'shot.preview': {
      const shot = find(state, said);
      const url = typeof said.url === 'string' ? said.url : undefined;
      const key = shot?.name ?? name;
      return url && key ? { ...state, previews: { ...state.previews, [key]: url } } : state;
    }
    case 'shot.started':
      return later(withShot(state, said, (shot) => ({ ...shot, status: 'rendering' })));
    default:
      return /^(job|shot)\./.test(message.event) ? later(state) : state;
  }
}

function later(state: FilmState): FilmState {
  return { ...state, stale: state.stale + 1 };
}

function withShot(state: FilmState, said: Said, change: (shot: Shot) => Shot): FilmState {
  const found = find(state, said);
  if (!found || found.status === 'succeeded') return state;
  return { ...state, shots: state.shots.map((shot) => (shot === found ? change(shot) : shot)) };
}

type Said = Record<string, unknown>;

function find(state: FilmState, said: Said): Shot | undefined {
  return state.shots.find(
    (shot) => shot.id === said.shot_id || shot.name === said.shot || shot.name === said.name,
  );
}

function parsed(data: string): Said | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isSaid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSaid(value: unknown): value is Said {
  return typeof value === 'object' && value !== null;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function inOrder(shots: Shot[]): Shot[] {
  return [...shots].sort((a, b) => a.ordinal - b.ordinal);
}

/** From 0 to 1: finished shots whole, those that render by their steps. */
export function progress(shots: readonly Shot[]): number {
  const all = shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const done = shots.reduce((sum, shot) => sum + shot.seconds * shotProgress(shot), 0);
  return all === 0 ? 0 : done / all;
}

export function shotProgress(shot: Shot): number {
  if (shot.status === 'succeeded') return 1;
  if (shot.status !== 'rendering' || !shot.progress?.steps) return 0;
  return Math.min(0.99, shot.progress.step / shot.progress.steps);
}

/** The second of the film at which a shot begins. */
export function beginOf(shots: readonly Shot[], shot: Shot): number {
  return shots
    .filter((other) => other.ordinal < shot.ordinal)
    .reduce((sum, other) => sum + other.seconds, 0);
}
