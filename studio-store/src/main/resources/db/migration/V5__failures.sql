alter table job add column max_failed_shots integer not null default 0;

-- What speaks against a machine: the latest failure of each job there. Small, and apart from take,
-- so that the question after each failure does not grow with the history.
create table node_failure (
  pool    varchar not null,
  node    varchar not null,
  job_id  varchar not null references job on delete cascade,
  code    varchar not null,
  message varchar not null,
  at      timestamptz not null,
  primary key (pool, node, job_id)
);
-- [jooq ignore start]
create index node_failure_by_job on node_failure (job_id);
-- [jooq ignore stop]

-- A machine whose workers get no films, only probes, until one of them passes.
create table quarantine (
  pool        varchar not null,
  node        varchar not null,
  since       timestamptz not null,
  code        varchar not null, -- of the last failure
  reason      varchar not null,
  failed      integer not null default 0, -- probes, in a row
  probe_at    timestamptz not null, -- no probe before
  probe       varchar unique, -- id of the lease of the latest one, prb_<ULID>
  epoch       integer not null default 0, -- grows with every probe
  worker_id   varchar, -- no reference: may outlive the worker
  lease_until timestamptz, -- of a probe that is under way
  primary key (pool, node)
);

-- A cause that all workers of a pool share: until then nobody claims, and then one, to see.
create table pool_pause (
  pool     varchar primary key,
  code     varchar not null,
  message  varchar not null,
  since    timestamptz not null, -- of the first failure
  times    integer not null, -- pauses in a row
  until    timestamptz not null,
  trial_at timestamptz not null -- from until on one worker tries, and moves this to the next trial
);

-- Something is wrong with the worker's node or pool: a claim looks at quarantine and pool_pause
-- before it gives it anything. Only a flag, so that all other claims need not look.
alter table worker add column gated boolean not null default false;
