-- Claims that are answered together ask first whether any task of the pool shuns a node. Nearly
-- always none does, and this index is empty.
-- [jooq ignore start]
create index task_shunning on task (pool, ready_at) where state = 'Ready' and shuns_node is not null;
-- [jooq ignore stop]
