/** The gateway's records, in its own words (snake_case). Optional values are left out, never null. */

export type Status =
  | 'queued'
  | 'running'
  | 'paused'
  | 'succeeded'
  | 'failed'
  | 'canceled'
  | 'expired';

export interface Between {
  p50: string;
  p90: string;
}

export interface JobError {
  code: string;
  blame: string;
  retryable: boolean;
  message: string;
  shot?: string;
  attempt?: number;
}

export interface Job {
  id: string;
  status: Status;
  phase: string;
  title: string;
  reason?: string;
  message?: string;
  source?: string;
  pool?: string;
  priority?: number;
  deadline?: string;
  desired_state?: 'running' | 'paused' | 'canceled';
  labels?: Record<string, string>;
  /** Only of one film; a list does not count shots. */
  progress?: { percent: number; shots: ShotCounts };
  created_at: string;
  started_at?: string;
  finished_at?: string;
  position?: number;
  start?: Between;
  finish?: Between;
  usage?: { gpu_seconds: number };
  error?: JobError;
}

export interface ShotCounts {
  total: number;
  queued: number;
  running: number;
  succeeded: number;
  failed: number;
  reused: number;
}

export interface Finding {
  check: string;
  value: number;
  threshold: number;
  message: string;
}

export interface Shot {
  id: string;
  ordinal: number;
  name: string;
  /** queued, rendering, succeeded, failed or canceled. */
  status: string;
  scene: number;
  prompt: string;
  seconds: number;
  seed: number;
  attempt: number;
  reused: boolean;
  progress?: { stage: string; step: number; steps: number };
  usage: { gpu_seconds: number };
  findings?: Finding[];
  preview?: string;
  error?: JobError;
}

export interface Scene {
  number: number;
  heading: string;
  line?: number;
}

export interface PlannedShot {
  name: string;
  scene: number;
  line: number;
  prompt: string;
  seconds: number;
}

export interface NotUnderstood {
  shot: string;
  /** Of the script; 0 where there is none. */
  line: number;
  words: string[];
}

export interface Estimate {
  title: string;
  seconds: number;
  shots: number;
  scenes?: Scene[];
  planned?: PlannedShot[];
  not_understood: NotUnderstood[];
  gpu_seconds: number;
  /** Micro-credits; absent where films are not priced. */
  credits?: number;
  /** From now; absent where nobody can tell. */
  eta?: Seconds;
  start?: Seconds;
}

export interface Seconds {
  p50_s: number;
  p90_s: number;
}

export interface JobRequest {
  film: { title?: string; script: string; seed?: number; size?: { width: number; height: number } };
  outputs?: string[];
  labels?: Record<string, string>;
}

export interface Output {
  variant: string;
  content_type: string;
  bytes: number;
  sha256: string;
  url: string;
  expires_at: string;
}

/** Where people sign in: an OpenID provider. */
export interface SignInPlace {
  authorization_endpoint: string;
  client_id: string;
  scope: string;
}

export interface SignIn {
  code: string;
  code_verifier: string;
  redirect_uri: string;
  nonce: string;
}

export interface Me {
  account: string;
  subject: string;
  name: string;
  role: 'viewer' | 'maker' | 'operator' | 'admin';
}

/** Micro-credits: a million of them is a credit. */
export interface Credits {
  plan: string;
  monthly_credits: number;
  balance: number;
  held: number;
  credit_line: number;
  available: number;
  postpaid: boolean;
}

export interface Statement {
  lines: StatementLine[];
}

export interface StatementLine {
  at: string;
  kind: string;
  job?: string;
  subject: string;
  gpu_seconds: number;
  /** Less than nothing: it went. */
  amount: number;
}

export interface JobStatement {
  price: string;
  held: number;
  paid: number;
  lines: { at: string; kind: string; subject: string; gpu_seconds: number; held: number; paid: number }[];
}

export interface UsageDay {
  day: string;
  jobs: number;
  gpu_seconds: number;
  captured: number;
  refunded: number;
}

export interface Page<T> {
  data: T[];
  next_after?: string;
}

/** What operators see of all accounts together. */
export interface Pool {
  name: string;
  bundle: string;
  engine: string;
  gpu: string;
  open: boolean;
  workers: { wanted: number; max: number; loading: number; idle: number; busy: number; draining: number };
  waiting: number;
  pause?: { code: string; message: string; since: string; next_trial: string };
  quarantined: { node: string; code: string; reason: string; since: string; next_probe: string }[];
}

export interface Worker {
  id: string;
  pool: string;
  pod: string;
  node: string;
  gpu: string;
  version: string;
  state: 'loading' | 'idle' | 'busy' | 'draining';
  registered_at: string;
  seen_at: string;
  work?: { job: string; shot?: string; stage?: string; step: number; steps: number };
}

export interface QueuedFilm {
  job: string;
  account: string;
  pool: string;
  status: Status;
  phase: string;
  reason: string;
  priority: number;
  created_at: string;
  started_at?: string;
  shots: number;
  shots_done: number;
  position?: number;
  finish?: string;
}

export interface DeadLetter {
  id: string;
  job?: string;
  code?: string;
  why: string;
  at: string;
}

export interface Some<T> {
  data: T[];
  more?: boolean;
}
