-- Decisions are stored for acts, not for windows; their facts once per content.
create table decision_facts (
  institution_id text not null references institutions (id),
  hash bytea not null check (length(hash) = 32),
  facts jsonb not null,
  primary key (institution_id, hash)
);
call fairvisit_private.raise_wall('decision_facts');

create table decisions (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  act text not null check (length(act) <= 40),
  stage text not null check (stage in ('planning', 'act')),
  act_at timestamptz not null,
  act_until_at timestamptz not null check (act_until_at > act_at),
  -- How, where and to whom: with the facts and the two hashes it is all that a replay needs.
  contact jsonb not null,
  verdict text not null check (verdict in ('allow', 'warn', 'require', 'block')),
  hits jsonb not null,
  next_lawful_at timestamptz,
  never jsonb,
  records jsonb not null,
  facts_hash bytea not null,
  pack_hash bytea not null check (length(pack_hash) = 32),
  code_hash bytea not null check (length(code_hash) = 32),
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id),
  foreign key (institution_id, facts_hash) references decision_facts (institution_id, hash)
);
create index decisions_of_cardholder on decisions (institution_id, cardholder_id, decided_at desc);
call fairvisit_private.raise_wall('decisions');

grant select, insert on decision_facts, decisions to fairvisit_app;
grant select on decision_facts, decisions to fairvisit_auditor;
