import { ask, type Answer } from './http';
import type {
  Credits,
  DeadLetter,
  Estimate,
  Job,
  JobRequest,
  JobStatement,
  Me,
  Output,
  Page,
  Pool,
  QueuedFilm,
  Shot,
  SignIn,
  SignInPlace,
  Some,
  Statement,
  UsageDay,
  Worker,
} from './types';

const V1 = '/v1';
const job = (id: string) => `${V1}/jobs/${encodeURIComponent(id)}`;
const value = async <T>(answer: Promise<Answer<T>>): Promise<T> => (await answer).value;

export interface Search {
  status?: string;
  limit?: number;
  after?: string;
}

/** The REST interface, one function for each thing that the page does with it. */
export const studio = {
  me: (signal?: AbortSignal) => value(ask<Me>(`${V1}/me`, { signal })),
  signInPlace: (signal?: AbortSignal) => value(ask<SignInPlace>(`${V1}/sign-in`, { signal })),
  signIn: (body: SignIn) => value(ask<Me>(`${V1}/sessions`, { method: 'POST', body })),
  signOut: () => ask<void>(`${V1}/sessions/current`, { method: 'DELETE' }),

  films: (search: Search, signal?: AbortSignal) =>
    value(ask<Page<Job>>(`${V1}/jobs${query({ ...search })}`, { signal })),
  film: (id: string, signal?: AbortSignal) => ask<Job>(job(id), { signal }),
  shots: async (id: string, signal?: AbortSignal) =>
    (await value(ask<Page<Shot>>(`${job(id)}/shots`, { signal }))).data,
  outputs: async (id: string, signal?: AbortSignal) =>
    (await value(ask<Page<Output>>(`${job(id)}/outputs`, { signal }))).data,

  estimate: (order: JobRequest, signal?: AbortSignal) =>
    value(ask<Estimate>(`${V1}/jobs/estimate`, { method: 'POST', body: order, signal })),
  order: (order: JobRequest, key: string) =>
    value(ask<Job>(`${V1}/jobs`, { method: 'POST', body: order, key })),
  wish: (id: string, state: 'running' | 'paused', etag: string) =>
    ask<Job>(job(id), { method: 'PATCH', body: { desired_state: state }, ifMatch: etag }),
  cancel: (id: string) => value(ask<Job>(`${job(id)}/cancel`, { method: 'POST' })),

  credits: (signal?: AbortSignal) => value(ask<Credits>(`${V1}/credits`, { signal })),
  statement: (signal?: AbortSignal) => value(ask<Statement>(`${V1}/credits/statement`, { signal })),
  statementOf: (id: string, signal?: AbortSignal) => value(ask<JobStatement>(`${job(id)}/statement`, { signal })),
  usage: async (signal?: AbortSignal) =>
    (await value(ask<Page<UsageDay>>(`${V1}/usage`, { signal }))).data,

  /** For operators. */
  pools: (signal?: AbortSignal) => value(ask<Some<Pool>>(`${V1}/studio/pools`, { signal })),
  workers: (signal?: AbortSignal) => value(ask<Some<Worker>>(`${V1}/studio/workers`, { signal })),
  queue: (signal?: AbortSignal) => value(ask<Some<QueuedFilm>>(`${V1}/studio/queue`, { signal })),
  deadLetters: (signal?: AbortSignal) => value(ask<Some<DeadLetter>>(`${V1}/studio/dead-letters`, { signal })),
};

/** Where an output is fetched; the gateway sends the browser on to a signed address. */
export const contentOf = (id: string, variant: string) =>
  `${job(id)}/outputs/${encodeURIComponent(variant)}/content`;

export const downloadOf = (id: string, variant: string) => `${contentOf(id, variant)}?download=true`;

export const eventsOf = (id: string) => `${job(id)}/events`;

export function query(values: Record<string, string | number | undefined>): string {
  const said = Object.entries(values).filter(([, v]) => v !== undefined && v !== '');
  return said.length ? `?${new URLSearchParams(said.map(([k, v]) => [k, String(v)]))}` : '';
}
