-- The newest checkpoint of each shot that is not finished. Its object is an upload like any other.
create table checkpoint (
  task_id       varchar primary key references task on delete cascade,
  epoch         integer not null, -- of the attempt that made it
  part          integer not null,
  step          integer not null,
  key           varchar not null,
  sha256        varchar not null, -- hexadecimal
  bytes         bigint not null,
  compatibility varchar not null, -- the workers' own word; nothing here reads it
  made_at       timestamptz not null
);
-- [jooq ignore start]
create index checkpoint_by_key on checkpoint (key);
-- Old checkpoints are large and many: they are found apart from what is kept for a day.
create index upload_of_checkpoint on upload (granted_at) where key like '%/checkpoint-%';
-- [jooq ignore stop]
