-- A file becomes rows in staging; what differs is merged; what is wrong waits in quarantine.
create table portfolio_imports (
  institution_id text not null references institutions (id),
  id uuid not null,
  profile text not null check (length(profile) between 1 and 80),
  file_name text not null check (length(file_name) between 1 and 255),
  -- Known once the whole file is read.
  file_sha256 bytea check (length(file_sha256) = 32),
  encoding text,
  scope text check (scope in ('full', 'delta')),
  file_on date,
  state text not null check (state in ('reading', 'merging', 'done', 'refused', 'abandoned')),
  rows_read integer not null default 0,
  accounts integer not null default 0,
  inserted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  quarantined integer not null default 0,
  missing integer not null default 0,
  refusal jsonb,
  -- How a corrected row of this file is read again.
  reread jsonb,
  -- Of an upload that waits for its job: where the file lies, and how it is to be read.
  upload_path text check (length(upload_path) <= 1000),
  options jsonb,
  -- The process that reads the file ('host pid start'), and when it last gave a sign of life.
  holder text check (length(holder) <= 200),
  alive_at timestamptz,
  started_by uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (institution_id, id)
);
create index portfolio_imports_newest on portfolio_imports (institution_id, started_at desc, id);
create unique index portfolio_imports_one_at_a_time on portfolio_imports (institution_id)
  where state in ('reading', 'merging');
call fairvisit_private.raise_wall('portfolio_imports');

-- Unlogged: a crash empties it, and the import starts anew from the file. A row holds names, phones
-- and attributes that are kept apart, so its body is sealed like they are.
create unlogged table staged_rows (
  institution_id text not null,
  import_id uuid not null,
  line integer not null,
  kind text not null check (kind in ('account', 'party', 'fault')),
  reference text,
  body_sealed bytea not null,
  primary key (institution_id, import_id, line)
);
call fairvisit_private.raise_wall('staged_rows');

create table quarantined_rows (
  institution_id text not null references institutions (id),
  id uuid not null,
  import_id uuid not null,
  line integer not null check (line >= 0),
  field text not null check (length(field) <= 80),
  code text not null check (length(code) <= 60),
  cells_sealed bytea not null,
  columns text[] not null,
  state text not null default 'open' check (state in ('open', 'resubmitted', 'dismissed')),
  decided_by uuid,
  decided_at timestamptz,
  reason text check (length(reason) <= 500),
  added_at timestamptz not null,
  primary key (institution_id, id),
  unique (institution_id, import_id, line),
  foreign key (institution_id, import_id) references portfolio_imports (institution_id, id)
);
create index quarantined_rows_open on quarantined_rows (institution_id, added_at, id)
  where state = 'open';
call fairvisit_private.raise_wall('quarantined_rows');

-- Accounts late with nothing owed, and whatever else a person has to look at before anybody acts.
create table data_checks (
  institution_id text not null,
  cardholder_id uuid not null,
  account_id uuid not null,
  code text not null check (code in ('late-with-nothing-owed')),
  state text not null default 'open' check (state in ('open', 'cleared')),
  opened_at timestamptz not null,
  cleared_by uuid,
  cleared_at timestamptz,
  reason text check (length(reason) <= 500),
  primary key (institution_id, cardholder_id, account_id, code),
  foreign key (institution_id, cardholder_id, account_id)
    references accounts (institution_id, cardholder_id, id)
);
create index data_checks_open on data_checks (institution_id, opened_at, account_id)
  where state = 'open';
call fairvisit_private.raise_wall('data_checks');

grant select, insert, update on portfolio_imports, quarantined_rows, data_checks to fairvisit_app;
grant select, insert, delete on staged_rows to fairvisit_app;

-- After a bulk load the planner still believes the tables to be empty and compares all with all; only
-- their owner may tell it otherwise.
create function fairvisit_private.refresh_statistics() returns void
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  analyze cardholders, cardholder_directory, cardholder_names, contact_points, addresses,
    accounts, account_directory, statements;
end
$$;
revoke all on function fairvisit_private.refresh_statistics() from public;
grant usage on schema fairvisit_private to fairvisit_app;
grant execute on function fairvisit_private.refresh_statistics() to fairvisit_app;
