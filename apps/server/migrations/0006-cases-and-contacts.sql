-- A case belongs to a person and lists all of his accounts. At most one is open.
create table cases (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  state text not null check (state in ('open', 'paused', 'closed')),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  close_reason text check (close_reason in
    ('paid', 'below-tolerance', 'data-check', 'left-the-bank', 'deceased', 'other')),
  -- Changes only when a step changes, never daily for everyone.
  priority_step smallint not null default 0 check (priority_step between 0 and 9),
  priority_reasons text[] not null default '{}',
  changed_at timestamptz not null,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create unique index cases_one_open on cases (institution_id, cardholder_id)
  where state <> 'closed';
create index cases_worklist on cases (institution_id, priority_step desc, opened_on, id)
  where state <> 'closed';
call fairvisit_private.raise_wall('cases');

-- One noun for every attempt and conversation, over all channels, agencies and officers.
create table contacts (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  channel text not null check (channel in
    ('call', 'voicebot', 'sms', 'im', 'email', 'letter', 'visit')),
  contact_point_id uuid,
  address_id uuid,
  started_at timestamptz not null,
  outcome text not null check (outcome in
    ('no-answer', 'busy', 'number-invalid', 'conversation', 'delivered', 'failed', 'declined-visits',
     'asked-for-visit', 'promised', 'not-the-person', 'absent', 'completed')),
  staff_id uuid,
  agency_id uuid,
  decision_id uuid,
  recorded_at timestamptz not null,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create index contacts_of_cardholder on contacts (institution_id, cardholder_id, started_at desc);
call fairvisit_private.raise_wall('contacts');

-- Every run of the night, so that a missed day is caught up and a second run changes nothing.
create table nightly_runs (
  institution_id text not null references institutions (id),
  run_on date not null,
  state text not null check (state in ('running', 'done')),
  accounts integer not null default 0,
  changed integer not null default 0,
  opened integer not null default 0,
  closed integer not null default 0,
  quarantined integer not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (institution_id, run_on)
);
call fairvisit_private.raise_wall('nightly_runs');

grant select, insert, update on cases, contacts, nightly_runs to fairvisit_app;
grant select on cases, contacts, nightly_runs to fairvisit_auditor;
