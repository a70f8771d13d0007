-- A visit begins with a request (外访申请) that says why it is needed; a supervisor decides.
create table visit_requests (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  address_id uuid not null,
  necessity text not null check (necessity in ('remote-contact-failed', 'person-asked')),
  evidence jsonb not null,
  note text not null default '' check (length(note) <= 500),
  state text not null check (state in ('open', 'approved', 'refused', 'withdrawn')),
  decision_id uuid not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text check (length(reason) <= 500),
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, case_id)
    references cases (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, address_id)
    references addresses (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, decision_id)
    references decisions (institution_id, cardholder_id, id),
  foreign key (institution_id, requested_by) references staff (institution_id, id),
  check (decided_by is null or decided_by <> requested_by)
);
create unique index visit_requests_one_alive on visit_requests (institution_id, cardholder_id)
  where state = 'open';
create index visit_requests_queue on visit_requests (institution_id, requested_at, id)
  where state = 'open';
call fairvisit_private.raise_wall('visit_requests');

create table visits (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  address_id uuid not null,
  state text not null check (state in ('proposed', 'planned', 'cancelled', 'completed')),
  priority_step smallint not null check (priority_step between 0 and 9),
  priority_reasons text[] not null,
  service_minutes integer not null check (service_minutes between 10 and 120),
  planned_from timestamptz,
  planned_until timestamptz check (planned_until > planned_from),
  cancel_reason text check (length(cancel_reason) <= 60),
  changed_at timestamptz not null,
  primary key (institution_id, cardholder_id, id),
  unique (institution_id, cardholder_id, request_id),
  foreign key (institution_id, cardholder_id, request_id)
    references visit_requests (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, address_id)
    references addresses (institution_id, cardholder_id, id)
);
create index visits_alive on visits (institution_id, state, id) where state in ('proposed', 'planned');
call fairvisit_private.raise_wall('visits');

create table day_plans (
  institution_id text not null references institutions (id),
  id uuid not null,
  plan_on date not null,
  state text not null check (state in ('draft', 'published', 'superseded')),
  made_by uuid,
  made_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  seed integer not null,
  iterations integer not null,
  cost jsonb not null,
  calendar_note text not null default '',
  -- Officers who could not be paired on that day, each with the reason: [{"id", "reason"}].
  officers_left_out jsonb not null default '[]',
  primary key (institution_id, id)
);
create unique index day_plans_one_published on day_plans (institution_id, plan_on)
  where state = 'published';
create index day_plans_of_day on day_plans (institution_id, plan_on, made_at desc);
call fairvisit_private.raise_wall('day_plans');

create table day_plan_routes (
  institution_id text not null,
  plan_id uuid not null,
  team_no smallint not null check (team_no between 1 and 500),
  officer_ids uuid[] not null check (cardinality(officer_ids) between 2 and 3),
  responsible_manager_id uuid,
  leaves_at timestamptz not null,
  returns_at timestamptz not null,
  travel_seconds integer not null check (travel_seconds >= 0),
  waiting_seconds integer not null check (waiting_seconds >= 0),
  base_lat double precision not null,
  base_lng double precision not null,
  primary key (institution_id, plan_id, team_no),
  foreign key (institution_id, plan_id) references day_plans (institution_id, id)
);
call fairvisit_private.raise_wall('day_plan_routes');

-- A visit of a plan either has a team, a place in its route and times, or a reason why not.
create table day_plan_visits (
  institution_id text not null,
  cardholder_id uuid not null,
  visit_id uuid not null,
  plan_id uuid not null,
  team_no smallint,
  stop_no smallint,
  arrives_at timestamptz,
  starts_at timestamptz,
  ends_at timestamptz,
  travel_seconds integer,
  window_from timestamptz,
  window_until timestamptz,
  decision_id uuid,
  unserved_reason text check (unserved_reason in
    ('no-window', 'no-skill', 'no-time', 'lower-prize', 'no-coordinates', 'law')),
  unserved_rule text check (length(unserved_rule) <= 40),
  primary key (institution_id, cardholder_id, plan_id, visit_id),
  foreign key (institution_id, cardholder_id, visit_id)
    references visits (institution_id, cardholder_id, id),
  foreign key (institution_id, plan_id) references day_plans (institution_id, id),
  check ((team_no is null) = (unserved_reason is not null)),
  check ((team_no is null) = (starts_at is null))
);
create index day_plan_visits_of_plan on day_plan_visits (institution_id, plan_id, team_no, stop_no);
call fairvisit_private.raise_wall('day_plan_visits');

-- The names of communities (社区) and their streets by code; loaded by whoever sets the place up.
create table communities (
  institution_id text not null references institutions (id),
  code text not null check (code ~ '^[0-9]{12}$'),
  name text not null check (length(name) between 1 and 120),
  street text not null check (length(street) between 1 and 120),
  area text not null check (length(area) between 1 and 120),
  street_lat double precision check (street_lat between -90 and 90),
  street_lng double precision check (street_lng between -180 and 180),
  primary key (institution_id, code)
);
call fairvisit_private.raise_wall('communities');

grant select, insert, update on communities to fairvisit_app;
grant select, insert, update on visit_requests, visits, day_plans to fairvisit_app;
grant select, insert on day_plan_routes, day_plan_visits to fairvisit_app;
-- Publishing names who answers for the plan, and the decisions of that moment.
grant update (responsible_manager_id) on day_plan_routes to fairvisit_app;
grant update (decision_id) on day_plan_visits to fairvisit_app;
grant select on visit_requests, visits, day_plans, day_plan_routes, day_plan_visits
  to fairvisit_auditor;
