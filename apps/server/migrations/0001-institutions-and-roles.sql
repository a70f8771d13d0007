-- The wall between institutions stands in the database: forced row-level security on every table,
-- and an application role that owns nothing and cannot bypass it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'fairvisit_app') then
    create role fairvisit_app nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'fairvisit_auditor') then
    create role fairvisit_auditor nologin nobypassrls;
  end if;
  execute format('grant fairvisit_auditor to %I', current_user);
end
$$;

create schema if not exists fairvisit_private;

-- The one table without a policy: workers loop over it, a request finds its institution in it.
create table institutions (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  host text not null unique,
  name_zh text not null check (length(name_zh) between 1 and 120),
  name_en text not null check (length(name_en) between 1 and 120),
  zone text not null,
  region text not null check (region ~ '^[A-Z]{2}$'),
  is_demo boolean not null default false
);

create procedure fairvisit_private.raise_wall(table_name text)
language plpgsql
as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format(
    'create policy institution_wall on %I '
    'using (institution_id = nullif(current_setting(''fairvisit.institution_id'', true), '''')) '
    'with check (institution_id = nullif(current_setting(''fairvisit.institution_id'', true), ''''))',
    table_name
  );
end
$$;

create table institution_settings (
  institution_id text primary key references institutions (id),
  grace_days integer not null default 0 check (grace_days between 0 and 60),
  tolerance_minor bigint not null default 0 check (tolerance_minor between 0 and 1000000),
  small_balance_minor bigint not null default 10000 check (small_balance_minor >= 0),
  visit_days_past_due_min integer not null default 31 check (visit_days_past_due_min between 1 and 3650),
  payment_days_after_statement integer not null default 20
    check (payment_days_after_statement between 1 and 90),
  reversal_anchor text not null default 'original_due'
    check (reversal_anchor in ('original_due', 'reversal_date')),
  complaint_line text not null default '',
  policies jsonb not null default '{}',
  updated_at timestamptz not null
);
call fairvisit_private.raise_wall('institution_settings');

-- A standing business clock (demo) has an instant; a real one has none and follows the wall clock.
create table business_clocks (
  institution_id text primary key references institutions (id),
  standing_at timestamptz,
  moved_at timestamptz not null
);
call fairvisit_private.raise_wall('business_clocks');

grant usage on schema public to fairvisit_app, fairvisit_auditor;
grant select on institutions to fairvisit_app, fairvisit_auditor;
grant select, insert, update on institution_settings, business_clocks to fairvisit_app;
grant select on institution_settings, business_clocks to fairvisit_auditor;
