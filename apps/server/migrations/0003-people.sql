-- A person is the unit of consistency. What identifies him stands encrypted in tables of its own;
-- the row here carries only what rules and lists need.
create table cardholders (
  institution_id text not null references institutions (id),
  id uuid not null,
  zone text not null default 'Asia/Shanghai',
  language text not null default 'zh' check (language in ('zh', 'en')),
  -- 'minor' and 'elderly' reach the law only, where they can only restrict.
  protective_band text not null default 'none'
    check (protective_band in ('none', 'minor', 'elderly', 'unknown')),
  officer_gender_wish text check (officer_gender_wish in ('female', 'male')),
  deceased_on date,
  is_made_up boolean not null default false,
  added_at timestamptz not null,
  primary key (institution_id, id)
);
call fairvisit_private.raise_wall('cardholders');

-- Look-up before the cardholder is known; merging duplicates re-points rows here, never the keys.
create table cardholder_directory (
  institution_id text not null references institutions (id),
  source text not null,
  reference_hash bytea not null check (length(reference_hash) = 32),
  cardholder_id uuid not null,
  primary key (institution_id, source, reference_hash),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
call fairvisit_private.raise_wall('cardholder_directory');

create table cardholder_names (
  institution_id text not null,
  cardholder_id uuid not null,
  name_sealed bytea not null,
  name_masked text not null check (length(name_masked) <= 80),
  name_index bytea not null check (length(name_index) = 16),
  identity_sealed bytea,
  identity_masked text,
  identity_index bytea,
  identity_tail_index bytea,
  primary key (institution_id, cardholder_id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create index cardholder_names_by_name on cardholder_names (institution_id, name_index);
create index cardholder_names_by_identity on cardholder_names (institution_id, identity_index)
  where identity_index is not null;
call fairvisit_private.raise_wall('cardholder_names');

create table contact_points (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('phone', 'email')),
  value_sealed bytea not null,
  value_masked text not null check (length(value_masked) <= 120),
  value_index bytea not null check (length(value_index) = 16),
  tail_index bytea check (length(tail_index) = 16),
  source text not null check (source in
    ('contract', 'left-by-person', 'authorised', 'public-source', 'told-by-contact',
     'bureau-authorised', 'unknown')),
  confirmed_on date,
  is_frozen boolean not null default false,
  primary key (institution_id, cardholder_id, id),
  unique (institution_id, cardholder_id, kind, value_index),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create index contact_points_by_value on contact_points (institution_id, value_index);
create index contact_points_by_tail on contact_points (institution_id, tail_index)
  where tail_index is not null;
call fairvisit_private.raise_wall('contact_points');

create table addresses (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('residence', 'work', 'hukou', 'billing')),
  text_sealed bytea not null,
  text_masked text not null check (length(text_masked) <= 200),
  text_index bytea not null check (length(text_index) = 16),
  position_sealed bytea,
  community_code text check (community_code ~ '^[0-9]{12}$'),
  source text not null check (source in
    ('contract', 'left-by-person', 'authorised', 'public-source', 'told-by-contact',
     'bureau-authorised', 'unknown')),
  confirmed_on date,
  -- Only the person's own word makes a 户籍 or parents' home a place he lives in.
  lives_here_confirmed_on date,
  retired_at timestamptz,
  primary key (institution_id, cardholder_id, id),
  unique (institution_id, cardholder_id, kind, text_index),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create index addresses_by_community on addresses (institution_id, community_code);
call fairvisit_private.raise_wall('addresses');

-- Sex, schooling, marital status and age: written by the import, readable by the auditor's fairness
-- tests, never by the application. The app role is granted the key columns only.
create table kept_apart_attributes (
  institution_id text not null,
  cardholder_id uuid not null,
  sex smallint,
  schooling smallint,
  marital_status smallint,
  age smallint,
  primary key (institution_id, cardholder_id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
call fairvisit_private.raise_wall('kept_apart_attributes');

grant select, insert, update on cardholders, cardholder_directory, cardholder_names,
  contact_points, addresses to fairvisit_app;
grant insert, update, select (institution_id, cardholder_id) on kept_apart_attributes
  to fairvisit_app;
grant select on cardholders, kept_apart_attributes to fairvisit_auditor;
