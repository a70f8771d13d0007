-- Accounts hang under a person, each with its own currency; amounts of two accounts never meet.
create table accounts (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  reference text not null check (length(reference) between 1 and 64),
  product text not null default '' check (length(product) <= 80),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  limit_minor bigint,
  balance_minor bigint not null default 0,
  overdue_minor bigint not null default 0 check (overdue_minor >= 0),
  minimum_minor bigint check (minimum_minor >= 0),
  principal_minor bigint,
  interest_minor bigint check (interest_minor >= 0),
  fees_minor bigint check (fees_minor >= 0),
  penalty_minor bigint check (penalty_minor >= 0),
  statement_day smallint check (statement_day between 1 and 31),
  last_cycle_on date,
  last_status smallint,
  -- Days past due are never stored: the oldest unpaid due date is, and days are derived from it.
  oldest_unpaid_due_on date,
  due_source text check (due_source in ('file', 'bank-reported', 'cycle-derived', 'recomputed')),
  -- The base the file gave; payments and reversals recompute the column above from it.
  file_due_on date,
  file_overdue_minor bigint not null default 0,
  file_on date,
  bucket text not null default 'M0'
    check (bucket in ('M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7+')),
  agency_id uuid,
  data_check text check (data_check in ('late-with-nothing-owed')),
  has_jump boolean not null default false,
  frozen_reason text check (length(frozen_reason) <= 40),
  content_hash bytea not null,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id),
  foreign key (institution_id, agency_id) references agencies (institution_id, id)
);
create index accounts_overdue on accounts (institution_id, oldest_unpaid_due_on, id)
  where oldest_unpaid_due_on is not null;
-- The bucket comes first on purpose: led by the institution, this index looks as good as the primary
-- key while the table is empty, and the first import then walks it for each of its statements.
create index accounts_by_bucket on accounts (bucket, institution_id, id);
call fairvisit_private.raise_wall('accounts');

create table account_directory (
  institution_id text not null references institutions (id),
  reference text not null check (length(reference) between 1 and 64),
  cardholder_id uuid not null,
  account_id uuid not null,
  primary key (institution_id, reference),
  foreign key (institution_id, cardholder_id, account_id)
    references accounts (institution_id, cardholder_id, id)
);
call fairvisit_private.raise_wall('account_directory');

-- The cardholder (主卡) owns the account; a supplementary user (附属卡) is no debtor unless the
-- contract evidence was reviewed; a guarantor (担保人) gets his own notice, consent and dossier.
create table account_parties (
  institution_id text not null references institutions (id),
  account_holder_id uuid not null,
  account_id uuid not null,
  party_id uuid not null,
  role text not null check (role in ('supplementary', 'guarantor')),
  contract_evidence_reviewed_by uuid,
  contract_evidence_reviewed_at timestamptz,
  primary key (institution_id, account_holder_id, account_id, party_id, role),
  foreign key (institution_id, account_holder_id, account_id)
    references accounts (institution_id, cardholder_id, id),
  foreign key (institution_id, party_id) references cardholders (institution_id, id),
  check (party_id <> account_holder_id)
);
call fairvisit_private.raise_wall('account_parties');

create table statements (
  institution_id text not null,
  cardholder_id uuid not null,
  account_id uuid not null,
  cycle_on date not null check (extract(day from cycle_on) = 1),
  status smallint not null check (status between -2 and 120),
  -- Null where the file does not say.
  bill_minor bigint,
  paid_minor bigint,
  has_jump boolean not null default false,
  primary key (institution_id, cardholder_id, account_id, cycle_on),
  foreign key (institution_id, cardholder_id, account_id)
    references accounts (institution_id, cardholder_id, id)
);
create index statements_by_cycle on statements (institution_id, cycle_on);
call fairvisit_private.raise_wall('statements');

create table payments (
  institution_id text not null,
  cardholder_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  valued_on date not null,
  -- The due date it was paid against, where known: a reversal restores it.
  due_on date,
  received_at timestamptz not null,
  reversed_on date check (reversed_on >= valued_on),
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id, account_id)
    references accounts (institution_id, cardholder_id, id)
);
create index payments_of_account on payments (institution_id, cardholder_id, account_id, valued_on);
call fairvisit_private.raise_wall('payments');

-- Days inside a recorded pause do not count; it may be told later than it began.
create table pauses (
  institution_id text not null,
  cardholder_id uuid not null,
  id uuid not null,
  reason text not null check (reason in
    ('hardship', 'hospital', 'bereavement', 'dispute', 'complaint', 'plan', 'disaster', 'other')),
  from_on date not null,
  until_on date check (until_on > from_on),
  told_on date not null,
  stops_contact boolean not null,
  stops_count boolean not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  primary key (institution_id, cardholder_id, id),
  foreign key (institution_id, cardholder_id) references cardholders (institution_id, id)
);
call fairvisit_private.raise_wall('pauses');

grant select, insert, update on accounts, account_directory, account_parties, statements,
  payments, pauses to fairvisit_app;
grant select on accounts, statements, payments, pauses to fairvisit_auditor;
