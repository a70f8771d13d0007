// SPDX-License-Identifier: Apache-2.0
// What the law has to know about people, for one or for ten thousand: one statement per kind of
// fact, never one per person. People that do not exist here are not in the answer.
import { assert } from '@fairvisit/domain/assert.ts';
import type { Facts } from '@fairvisit/law/input/facts-shape.ts';
import type { Tx } from '../db/database.ts';
import { overdueAccountsOf } from './facts-accounts.query.ts';
import { type FactsAsked, peopleAskedMax } from './facts-asked.ts';
import { bookedVisitsOf } from './facts-booked-visits.query.ts';
import { contactsOf } from './facts-contacts.query.ts';
import { disputesOf } from './facts-disputes.query.ts';
import { noticesOf } from './facts-notices.query.ts';
import { factsOfPerson } from './facts-of-person.ts';
import { pausesOf } from './facts-pauses.query.ts';
import { peopleOf } from './facts-people.query.ts';
import { statementsOf } from './facts-statements.query.ts';
import { refusedChannelsOf } from './facts-wishes.query.ts';

export async function loadFacts(tx: Tx, asked: FactsAsked): Promise<Map<string, Facts>> {
  assert(
    asked.cardholderIds.length <= peopleAskedMax,
    'facts are loaded for at most 10,000 people',
  );
  const facts = new Map<string, Facts>();
  if (asked.cardholderIds.length === 0) return facts;
  const people = await peopleOf(tx, asked);
  const contacts = byPerson(await contactsOf(tx, asked));
  const pauses = byPerson(await pausesOf(tx, asked));
  const accounts = byPerson(await overdueAccountsOf(tx, asked));
  const statements = byPerson(await statementsOf(tx, asked));
  const visits = byPerson(await bookedVisitsOf(tx, asked));
  const notices = byPerson(await noticesOf(tx, asked));
  const refusedChannels = byPerson(await refusedChannelsOf(tx, asked));
  const disputes = byPerson(await disputesOf(tx, asked));
  for (const person of people) {
    const id = person.cardholder_id;
    const rows = {
      person,
      contacts: contacts.get(id) ?? [],
      pauses: pauses.get(id) ?? [],
      accounts: accounts.get(id) ?? [],
      statements: statements.get(id) ?? [],
      visits: visits.get(id) ?? [],
      notices: notices.get(id) ?? [],
      refusedChannels: refusedChannels.get(id) ?? [],
      disputes: disputes.get(id) ?? [],
    };
    facts.set(id, factsOfPerson(rows, asked.time));
  }
  return facts;
}

function byPerson<Row extends { readonly cardholder_id: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.cardholder_id);
    if (group) group.push(row);
    else groups.set(row.cardholder_id, [row]);
  }
  return groups;
}
