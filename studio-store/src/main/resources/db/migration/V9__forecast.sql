-- Size, frames and steps in one word: shots of one shape take equally long on equal machines, so
-- that finished ones tell when waiting ones will be done.
alter table task add column shape varchar default '';
-- [jooq ignore start]
alter table task alter column shape set not null;

-- Lists of films: those that are not over, and of the others the newest.
create index job_open on job (namespace, created_at) where finished_at is null and removed_at is null;
create index job_over on job (namespace, finished_at desc)
  where finished_at is not null and removed_at is null;
create index job_over_anywhere on job (finished_at desc)
  where finished_at is not null and removed_at is null;
-- [jooq ignore stop]
