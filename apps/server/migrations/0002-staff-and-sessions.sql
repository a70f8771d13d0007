-- Who works here, what they may do, and the sessions they hold.
create table agencies (
  institution_id text not null references institutions (id),
  id uuid not null,
  name_zh text not null check (length(name_zh) between 1 and 120),
  name_en text not null check (length(name_en) between 1 and 120),
  listed_until_on date,
  inspected_on date,
  primary key (institution_id, id)
);
call fairvisit_private.raise_wall('agencies');

create table staff (
  institution_id text not null references institutions (id),
  id uuid not null,
  sign_in_name text not null check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  name text not null check (length(name) between 1 and 80),
  role text not null
    check (role in ('operations', 'supervisor', 'officer', 'compliance', 'administrator')),
  password_hash text not null,
  is_active boolean not null default true,
  is_made_up boolean not null default false,
  badge_no text check (length(badge_no) between 1 and 40),
  agency_id uuid,
  training_valid_until_on date,
  authorisation_valid_until_on date,
  gender text check (gender in ('female', 'male')),
  languages text[] not null default '{zh}',
  skills text[] not null default '{}',
  base_lat double precision check (base_lat between -90 and 90),
  base_lng double precision check (base_lng between -180 and 180),
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  primary key (institution_id, id),
  unique (institution_id, sign_in_name),
  foreign key (institution_id, agency_id) references agencies (institution_id, id)
);
call fairvisit_private.raise_wall('staff');

create table sessions (
  institution_id text not null references institutions (id),
  token_hash bytea not null check (length(token_hash) = 32),
  staff_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (institution_id, token_hash),
  foreign key (institution_id, staff_id) references staff (institution_id, id)
);
create index sessions_of_staff on sessions (institution_id, staff_id);
call fairvisit_private.raise_wall('sessions');

create table sign_in_failures (
  institution_id text not null references institutions (id),
  sign_in_name_hash bytea not null,
  failed_at timestamptz not null,
  id uuid not null,
  primary key (institution_id, id)
);
create index sign_in_failures_recent
  on sign_in_failures (institution_id, sign_in_name_hash, failed_at);
call fairvisit_private.raise_wall('sign_in_failures');

-- One answer per idempotency key and actor: a repeated request gets the first answer.
create table idempotent_answers (
  institution_id text not null references institutions (id),
  staff_id uuid not null,
  key text not null check (length(key) between 8 and 100),
  request_hash bytea not null,
  status integer not null,
  answer jsonb not null,
  answered_at timestamptz not null,
  primary key (institution_id, staff_id, key)
);
call fairvisit_private.raise_wall('idempotent_answers');

grant select, insert, update on agencies, staff, sessions to fairvisit_app;
grant select, insert, delete on sign_in_failures to fairvisit_app;
grant select, insert on idempotent_answers to fairvisit_app;
grant select on agencies, staff to fairvisit_auditor;
