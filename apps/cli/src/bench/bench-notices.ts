// SPDX-License-Identifier: Apache-2.0
// How many messages a second go through the whole outbox: queued, asked of the law twice, counted as
// contacts, carried and recorded. The floor is the same peers alone, in the same run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@fairvisit/domain/assert.ts';
import { newId, parseInstitutionId } from '@fairvisit/domain/ids.ts';
import { businessTime } from '@fairvisit/server/clock/business-clock.ts';
import { lockCardholder } from '@fairvisit/server/contact/lock-cardholder.query.ts';
import { openPostOffice } from '@fairvisit/server/demo/post-office.ts';
import type { Actor, Ground } from '@fairvisit/server/ground.ts';
import { addInstitution } from '@fairvisit/server/institution/add-institution.action.ts';
import { openCarriers } from '@fairvisit/server/jobs/open-carriers.ts';
import type { Carriers } from '@fairvisit/server/message/carrier.ts';
import { queueMessage } from '@fairvisit/server/message/queue-message.action.ts';
import { sendDue } from '@fairvisit/server/message/send-due.action.ts';
import { waysToPerson } from '@fairvisit/server/notice/ways-to-person.query.ts';
import { importPortfolio } from '@fairvisit/server/portfolio/import-portfolio.action.ts';
import { overdueList } from '@fairvisit/server/portfolio/overdue-list.query.ts';
import { fileSource } from '@fairvisit/server/portfolio/reading/file-bytes.ts';
import { Temporal } from 'temporal-polyfill';
import type { Bench, Figures } from './figures.ts';
import { timed } from './machine.ts';

/** A working morning, so that no quiet hour holds the bench up. */
const standingAt = Temporal.Instant.from('2026-09-07T01:00:00Z');
const inHandMax = 8;
const pageMax = 200;

export async function benchNotices({ opened, accounts, io }: Bench): Promise<Figures> {
  const { ground } = opened;
  const actor = await benchInstitution(ground);
  await importPersons(ground, actor, accounts);
  const office = await openPostOffice();
  const carriers = openCarriers(ground, office);
  try {
    io.err(`giving ${accounts} messages to the peers alone\n`);
    const bare = await timed(() => giveBare(carriers, accounts));
    io.err('queueing them\n');
    const queued = await timed(() => queueAll(ground, actor));
    assert(queued.value === accounts, 'every person of the bench has a message');
    io.err('sending them\n');
    const sent = await timed(() => sendDue(ground, carriers, actor.institutionId));
    assert(sent.value.sent === accounts, 'every message of the bench is sent');
    const perSecond = (seconds: number) => Math.round(accounts / seconds);
    return {
      accounts,
      queueSeconds: queued.seconds,
      queuedPerSecond: perSecond(queued.seconds),
      sendSeconds: sent.seconds,
      sentPerSecond: perSecond(sent.seconds),
      bareSeconds: bare.seconds,
      barePerSecond: perSecond(bare.seconds),
    };
  } finally {
    await carriers.close();
    await office.close();
  }
}

async function benchInstitution(ground: Ground): Promise<Actor> {
  const institutionId = parseInstitutionId('bench');
  assert(institutionId, 'the institution of the bench has a well-formed name');
  await addInstitution(ground, {
    id: institutionId,
    host: 'bench.localhost',
    nameZh: '试算银行',
    nameEn: 'Bench Bank',
    zone: 'Asia/Shanghai',
    region: 'CN',
    isDemo: true,
    standingAt,
  });
  return { kind: 'system', institutionId };
}

/** Made-up persons, each with a number that nobody has and a mail address that leads nowhere. */
async function importPersons(ground: Ground, actor: Actor, persons: number): Promise<void> {
  const rows = Array.from({ length: persons }, (_, index) => {
    const serial = String(index).padStart(7, '0');
    return `B${serial},P${serial},100.00,100.00,2026-07-01,1002${serial},p${serial}@bench.example`;
  });
  const total = `${persons * 100}.00`;
  const text = [
    '#fairvisit-daily,1,2026-09-07,full,CNY,20',
    'account_reference,customer_reference,balance,overdue_amount,oldest_unpaid_due_on,phone,email',
    ...rows,
    `#trailer,${persons},CNY,${total},${total}`,
  ];
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-bench-'));
  try {
    const path = join(folder, 'persons.csv');
    writeFileSync(path, `${text.join('\n')}\n`);
    const imported = await importPortfolio(ground, actor, {
      source: fileSource(path),
      fileName: 'persons.csv',
      profile: { kind: 'daily-csv' },
    });
    assert(imported.ok, 'the persons of the bench are imported');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By turns an SMS and a mail. */
async function queueAll(ground: Ground, actor: Actor): Promise<number> {
  let queued = 0;
  for (let page = 1; ; page += 1) {
    const persons = await personsOf(ground, actor, page);
    if (persons.length === 0) return queued;
    for (const cardholderId of persons) {
      await queueOne(ground, actor, { cardholderId, isMail: queued % 2 === 1 });
      queued += 1;
    }
  }
}

function personsOf(
  ground: Ground,
  { institutionId }: Actor,
  page: number,
): Promise<readonly string[]> {
  return ground.db.forInstitution(institutionId, async (tx) => {
    const time = await businessTime(tx, ground, institutionId);
    const list = await overdueList(tx, {
      institutionId,
      time,
      page,
      limit: pageMax,
      sort: 'reference',
      direction: 'asc',
    });
    return list.rows.map(({ cardholderId }) => cardholderId);
  });
}

function queueOne(
  ground: Ground,
  actor: Actor,
  { cardholderId, isMail }: { readonly cardholderId: string; readonly isMail: boolean },
): Promise<void> {
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    await lockCardholder(tx, institutionId, cardholderId);
    const noticeId = newId<string>(ground.ids);
    const { points } = await waysToPerson(tx, { institutionId, cardholderId, noticeId });
    const point = points.find(({ kind }) => kind === (isMail ? 'email' : 'phone'));
    assert(point, 'a person of the bench has a number and a mail address');
    const time = await businessTime(tx, ground, institutionId);
    await queueMessage(
      tx,
      { ground, actor, time },
      {
        cardholderId,
        kind: 'paid-thanks',
        channel: isMail ? 'email' : 'sms',
        contactPointId: point.id,
        addressId: null,
        noticeId: null,
        visitId: null,
        language: 'zh',
        content: { subject: '谢谢', text: benchText },
        expiresAt: standingAt.add({ hours: 24 }),
      },
    );
  });
}

const benchText = '【试算银行】您好，您的来信我们已经收到，谢谢您。';

/** The peers alone, with as many messages in hand as the outbox has. */
async function giveBare({ email, sms }: Carriers, messages: number): Promise<void> {
  assert(email && sms, 'the bench has both carriers');
  let next = 0;
  const turns = Array.from({ length: inHandMax }, async () => {
    for (let index = next++; index < messages; index = next++) {
      const isMail = index % 2 === 1;
      const answer = await (isMail ? email : sms).send({
        messageId: `bare-${index}`,
        to: isMail ? `p${index}@bench.example` : `1002${String(index).padStart(7, '0')}`,
        subject: isMail ? '谢谢' : null,
        text: benchText,
        language: 'zh',
        from: '试算银行',
      });
      assert(answer.kind === 'accepted', 'the peers of the bench take everything');
    }
  });
  await Promise.all(turns);
}
