-- Truth is append-only, and rests on grants: the application may insert and read, never change.
create table events (
  institution_id text not null references institutions (id),
  cardholder_id uuid,
  id uuid not null,
  kind text not null check (length(kind) between 3 and 60),
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'cardholder', 'system', 'integrator')),
  actor_id uuid,
  subject_id uuid,
  codes jsonb not null default '{}',
  content_hash bytea check (length(content_hash) = 32),
  primary key (institution_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create index events_of_cardholder on events (institution_id, cardholder_id, happened_at desc, id);
call fairvisit_private.raise_wall('events');

-- Words and facts (health, bereavement, free text): deletable, so that erasure leaves every proof.
create table event_content (
  institution_id text not null,
  event_id uuid not null,
  salt bytea not null check (length(salt) = 32),
  content_sealed bytea not null,
  primary key (institution_id, event_id),
  foreign key (institution_id, event_id) references events (institution_id, id)
);
call fairvisit_private.raise_wall('event_content');

-- The sealer numbers events that have no leaf yet; a late commit is found, never lost.
create table event_leaves (
  institution_id text not null,
  leaf_index bigint not null check (leaf_index >= 0),
  event_id uuid not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  primary key (institution_id, leaf_index),
  unique (institution_id, event_id),
  foreign key (institution_id, event_id) references events (institution_id, id)
);
call fairvisit_private.raise_wall('event_leaves');

-- Roots of complete subtrees: level 0 is the leaves, node (level, n) covers 2^level leaves.
create table event_tree_nodes (
  institution_id text not null references institutions (id),
  level smallint not null check (level between 1 and 60),
  node_index bigint not null check (node_index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (institution_id, level, node_index)
);
call fairvisit_private.raise_wall('event_tree_nodes');

create table checkpoints (
  institution_id text not null references institutions (id),
  tree_size bigint not null check (tree_size >= 0),
  root bytea not null check (length(root) = 32),
  signed_at timestamptz not null,
  key_id text not null,
  signature bytea not null check (length(signature) = 64),
  primary key (institution_id, tree_size)
);
call fairvisit_private.raise_wall('checkpoints');

-- Every write and every reveal: who, what, when, on which thing.
create table audit_entries (
  institution_id text not null references institutions (id),
  id uuid not null,
  written_at timestamptz not null,
  business_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'system', 'cardholder', 'integrator')),
  actor_id uuid,
  act text not null check (length(act) between 3 and 60),
  thing text not null check (length(thing) <= 40),
  thing_id text check (length(thing_id) <= 120),
  cardholder_id uuid,
  detail jsonb not null default '{}',
  primary key (institution_id, id)
);
create index audit_entries_newest on audit_entries (institution_id, written_at desc, id);
create index audit_entries_of_cardholder
  on audit_entries (institution_id, cardholder_id, written_at desc);
call fairvisit_private.raise_wall('audit_entries');

-- Keys wrapped by the key-encryption key; the blind-index key never stands in the database.
create table data_keys (
  institution_id text not null references institutions (id),
  id smallint not null check (id between 1 and 32000),
  wrapped bytea not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (institution_id, id)
);
call fairvisit_private.raise_wall('data_keys');

grant select, insert on events, event_leaves, event_tree_nodes, checkpoints, audit_entries
  to fairvisit_app;
grant select, insert, delete on event_content to fairvisit_app;
grant select, insert, update on data_keys to fairvisit_app;
grant select on events, event_leaves, event_tree_nodes, checkpoints, audit_entries
  to fairvisit_auditor;
