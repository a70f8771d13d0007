-- From the plan to the person: what he is told, how, whether it arrived, and what he answered.
alter table contacts drop constraint contacts_channel_check;
alter table contacts add constraint contacts_channel_check check (channel in
  ('call', 'voicebot', 'sms', 'im', 'email', 'letter', 'visit', 'portal'));
alter table contacts drop constraint contacts_outcome_check;
alter table contacts add constraint contacts_outcome_check check (outcome in
  ('no-answer', 'busy', 'number-invalid', 'conversation', 'delivered', 'failed', 'declined-visits',
   'asked-for-visit', 'promised', 'not-the-person', 'absent', 'completed', 'sent', 'answered'));
-- Who began it: what the person starts himself uses up none of his caps.
alter table contacts add column started_by text not null default 'institution'
  check (started_by in ('institution', 'person'));
alter table contacts add column identity_checked boolean not null default false;
alter table contacts add column message_id uuid;

-- A doorstep call is what is left when a proven notice met with silence: nothing is offered or signed.
alter table visits add column manner text not null default 'visit'
  check (manner in ('visit', 'doorstep'));
-- The slot the person chose himself.
alter table visits add column wished_from timestamptz;
alter table visits add column wished_until timestamptz check (wished_until > wished_from);

-- Why a published plan gave way to the next one, and who answered for the first.
alter table day_plans add column amends_plan_id uuid;
alter table day_plans add column amend_reason text check (length(amend_reason) <= 60);

-- One announcement of a visit: window, officers, purpose. A new window is a new version.
create table notices (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  plan_id uuid not null,
  version integer not null check (version between 1 and 50),
  manner text not null check (manner in ('visit', 'doorstep')),
  language text not null check (language in ('zh', 'en')),
  window_from timestamptz not null,
  window_until timestamptz not null check (window_until > window_from),
  officer_ids uuid[] not null check (cardinality(officer_ids) between 2 and 3),
  -- The person chose this window himself.
  is_wished boolean not null default false,
  made_at timestamptz not null,
  answer text check (answer in
    ('confirmed', 'moved', 'declined', 'other-channel', 'not-me', 'complaint')),
  answered_at timestamptz,
  answered_via text check (answered_via in ('portal', 'sms', 'call', 'letter')),
  ended_at timestamptz,
  ended_reason text check (length(ended_reason) <= 60),
  primary key (institution_id, cardholder_id, id),
  unique (institution_id, cardholder_id, visit_id, version),
  foreign key (institution_id, cardholder_id, visit_id)
    references visits (institution_id, cardholder_id, id),
  foreign key (institution_id, plan_id) references day_plans (institution_id, id),
  check ((answer is null) = (answered_at is null)),
  check ((ended_at is null) = (ended_reason is null))
);
create unique index notices_one_open on notices (institution_id, cardholder_id, visit_id)
  where ended_at is null;
create index notices_by_window on notices (institution_id, window_from, id) where ended_at is null;
call fairvisit_private.raise_wall('notices');

-- The outbox and its history: each message with its whole life, written in the transaction of the act.
create table messages (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  kind text not null check (kind in
    ('visit-notice', 'visit-changed', 'visit-reminder', 'visit-called-off', 'payment-reminder',
     'complaint-received', 'paid-thanks')),
  channel text not null check (channel in ('sms', 'email', 'letter', 'phone')),
  contact_point_id uuid,
  address_id uuid,
  notice_id uuid,
  visit_id uuid,
  state text not null check (state in
    ('queued', 'held', 'sent', 'delivered', 'failed', 'answered', 'cancelled')),
  -- A code: 'quiet-hours', 'needs-reason', 'waits-for-staff', 'review', 'blocked', 'paid', …
  reason text check (length(reason) <= 60),
  language text not null check (language in ('zh', 'en')),
  -- {"subject", "text"}; the place of the link is left open: no token stands at rest.
  content_sealed bytea not null,
  content_hash bytea not null check (length(content_hash) = 32),
  due_at timestamptz not null,
  expires_at timestamptz not null,
  made_at timestamptz not null,
  made_by uuid,
  decision_id uuid,
  -- A supervisor's reason for going on where the law warns.
  release_reason text check (length(release_reason) <= 500),
  released_by uuid,
  -- Wall time; set before the peer hears of it, so that a crash never sends twice.
  claimed_at timestamptz,
  -- Wall time; after a try at which nothing left the house, it is not tried again before.
  try_after timestamptz,
  attempts smallint not null default 0 check (attempts between 0 and 20),
  peer_id text check (length(peer_id) <= 200),
  contact_id uuid,
  sent_at timestamptz,
  delivered_at timestamptz,
  answered_at timestamptz,
  changed_at timestamptz not null,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id),
  foreign key (institution_id, cardholder_id, contact_point_id)
    references contact_points (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, address_id)
    references addresses (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, notice_id)
    references notices (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, visit_id)
    references visits (institution_id, cardholder_id, id)
);
create index messages_due on messages (institution_id, due_at, id)
  where state in ('queued', 'held');
create index messages_newest on messages (institution_id, made_at desc, id);
create index messages_of_notice on messages (institution_id, cardholder_id, notice_id);
call fairvisit_private.raise_wall('messages');

-- Look-up of a receipt before the cardholder is known.
create table sent_messages (
  institution_id text not null references institutions (id),
  channel text not null check (channel in ('sms', 'email')),
  peer_id text not null check (length(peer_id) between 1 and 200),
  cardholder_id uuid not null,
  message_id uuid not null,
  primary key (institution_id, channel, peer_id),
  foreign key (institution_id, cardholder_id, message_id)
    references messages (institution_id, cardholder_id, id)
);
call fairvisit_private.raise_wall('sent_messages');

-- What proves that a notice arrived; nothing else does.
create table notice_proofs (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  message_id uuid,
  contact_id uuid,
  kind text not null check (kind in
    ('sms-receipt-confirmed-point', 'email-answered', 'identity-checked-conversation',
     'registered-letter-signed')),
  -- When what is proven was sent: the notice period counts from it.
  sent_at timestamptz not null,
  proven_at timestamptz not null,
  channel text not null check (channel in ('sms', 'email', 'phone', 'letter', 'portal')),
  recorded_by uuid,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, notice_id)
    references notices (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, message_id)
    references messages (institution_id, cardholder_id, id)
);
create index notice_proofs_of_notice on notice_proofs (institution_id, cardholder_id, notice_id);
call fairvisit_private.raise_wall('notice_proofs');

-- Look-up of a link before the cardholder is known; only the hash of its token is here.
create table notice_links (
  institution_id text not null references institutions (id),
  token_hash bytea not null check (length(token_hash) = 32),
  cardholder_id uuid not null,
  notice_id uuid not null,
  message_id uuid,
  made_at timestamptz not null,
  -- Business time.
  expires_at timestamptz not null,
  -- Wall time.
  failed_tries smallint not null default 0 check (failed_tries between 0 and 100),
  locked_at timestamptz,
  entered_at timestamptz,
  primary key (institution_id, token_hash),
  foreign key (institution_id, cardholder_id, notice_id)
    references notices (institution_id, cardholder_id, id)
);
create index notice_links_of_notice on notice_links (institution_id, cardholder_id, notice_id);
call fairvisit_private.raise_wall('notice_links');

-- Wrong second factors of a person within a day are counted; whatever else is refused is not read.
create index audit_entries_wrong_factors
  on audit_entries (institution_id, cardholder_id, written_at) where act = 'portal.wrong-factor';

create table portal_sessions (
  institution_id text not null references institutions (id),
  token_hash bytea not null check (length(token_hash) = 32),
  cardholder_id uuid not null,
  -- The link he came by.
  notice_id uuid not null,
  message_id uuid,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (institution_id, token_hash),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
call fairvisit_private.raise_wall('portal_sessions');

-- How somebody wants to be reached, and how not.
create table channel_wishes (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  channel text not null check (channel in ('call', 'sms', 'email', 'letter', 'visit')),
  wish text not null check (wish in ('prefer', 'refuse')),
  told_at timestamptz not null,
  told_via text not null check (told_via in ('portal', 'sms', 'call', 'letter')),
  withdrawn_at timestamptz,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create index channel_wishes_of_cardholder
  on channel_wishes (institution_id, cardholder_id, told_at desc);
call fairvisit_private.raise_wall('channel_wishes');

-- What a member of staff has to do for a person next.
create table contact_tasks (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('call-back', 'answer-words', 'find-number')),
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  due_at timestamptz not null,
  visit_id uuid,
  notice_id uuid,
  message_id uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
create index contact_tasks_open on contact_tasks (institution_id, due_at, id) where state = 'open';
call fairvisit_private.raise_wall('contact_tasks');

-- At most one doorstep call in a case, with a supervisor's reason.
create table doorstep_calls (
  institution_id text not null,
  cardholder_id uuid not null,
  case_id uuid not null,
  visit_id uuid not null,
  reason text not null check (length(reason) between 3 and 500),
  decision_id uuid not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (institution_id, cardholder_id, case_id),
  foreign key (institution_id, cardholder_id, case_id)
    references cases (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, visit_id)
    references visits (institution_id, cardholder_id, id)
);
call fairvisit_private.raise_wall('doorstep_calls');

-- A complaint stops contact with the person until it is answered; its words stand in event_content.
create table complaints (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  subject text not null check (subject in ('contact', 'staff', 'amount', 'privacy', 'other')),
  state text not null check (state in ('open', 'closed')),
  opened_on date not null,
  opened_via text not null check (opened_via in ('portal', 'sms', 'call', 'letter')),
  -- 15 days, 30 when complex (CN-COMP-01).
  answer_due_on date not null,
  pause_id uuid not null,
  visit_id uuid,
  event_id uuid not null,
  closed_on date,
  closed_by uuid,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, pause_id)
    references pauses (institution_id, cardholder_id, id)
);
create index complaints_open on complaints (institution_id, answer_due_on, id) where state = 'open';
call fairvisit_private.raise_wall('complaints');

-- A disputed account (or part of it) is left out of what is asked for until it is answered.
create table account_disputes (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  subject text not null check (subject in ('fraud', 'amount', 'fee', 'other')),
  -- Null: the whole account.
  amount_minor bigint check (amount_minor > 0),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, account_id)
    references accounts (institution_id, cardholder_id, id)
);
create index account_disputes_of_account
  on account_disputes (institution_id, cardholder_id, account_id);
call fairvisit_private.raise_wall('account_disputes');

-- Which accounts a reminder spoke of: the counter of an account rises only when it was named.
create table message_accounts (
  institution_id text not null,
  cardholder_id uuid not null,
  message_id uuid not null,
  account_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  overdue_minor bigint not null check (overdue_minor >= 0),
  primary key (institution_id, cardholder_id, message_id, account_id),
  foreign key (institution_id, cardholder_id, message_id)
    references messages (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, account_id)
    references accounts (institution_id, cardholder_id, id)
);
call fairvisit_private.raise_wall('message_accounts');

-- A payment or a dispute names the account alone. The id comes first on purpose, as the bucket does in
-- accounts_by_bucket: an empty table must not make this index look as good as the primary key.
create index accounts_by_id on accounts (id, institution_id);

-- The file for a visit, as PDF: each version kept, hashed, and marked when the figures moved on.
create table dossiers (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  version integer not null check (version between 1 and 200),
  language text not null check (language in ('zh', 'en')),
  as_of date not null,
  pages integer not null check (pages between 1 and 500),
  -- Of the canonical figures: equal figures make no new version.
  figures_hash bytea not null check (length(figures_hash) = 32),
  -- Of the PDF's bytes.
  file_hash bytea not null check (length(file_hash) = 32),
  file_sealed bytea not null,
  made_at timestamptz not null,
  made_by uuid,
  superseded_at timestamptz,
  superseded_reason text check (length(superseded_reason) <= 60),
  primary key (institution_id, cardholder_id, id),
  unique (institution_id, cardholder_id, visit_id, version),
  foreign key (institution_id, cardholder_id, visit_id)
    references visits (institution_id, cardholder_id, id)
);
create unique index dossiers_one_current on dossiers (institution_id, cardholder_id, visit_id)
  where superseded_at is null;
call fairvisit_private.raise_wall('dossiers');

grant select, insert, update on notices, messages, sent_messages, notice_links, portal_sessions,
  channel_wishes, contact_tasks, complaints, account_disputes to fairvisit_app;
grant select, insert on notice_proofs, doorstep_calls, message_accounts to fairvisit_app;
grant select, insert, update on dossiers to fairvisit_app;
grant select on notices, messages, notice_proofs, channel_wishes, contact_tasks, doorstep_calls,
  complaints, account_disputes, message_accounts, dossiers to fairvisit_auditor;
