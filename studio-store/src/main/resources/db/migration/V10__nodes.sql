-- The machine on which the task failed last by the machine's fault, where its pool has others: they
-- are asked first.
alter table task add column shuns_node varchar;

-- [jooq ignore start]
-- A claim has its worker's row locked; the reference cost it one more look, and would have kept the
-- row of every worker that ever was. Those that no task names any more go with the old history.
alter table task drop constraint task_worker_id_fkey;
create index worker_gone on worker (seen_at) where state = 'Gone';
-- [jooq ignore stop]
