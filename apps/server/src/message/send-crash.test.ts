// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { newId } from '@fairvisit/domain/ids.ts';
import { claimLeaseMinutes } from '@fairvisit/domain/message/sending-plan.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aGroundOver } from '../../test-support/builders/ground.ts';
import { anEmail } from '../../test-support/builders/message.ts';
import { type DatabaseOnDisk, databasesOnDisk } from '../../test-support/databases-on-disk.ts';
import { type SmtpPeer, smtpPeer } from '../../test-support/smtp-peer.ts';
import { testInstitution } from '../../test-support/test-ground.ts';
import { smtpCarrier } from '../adapters/smtp-carrier.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Database } from '../db/database.ts';
import type { Ground } from '../ground.ts';
import { addInstitution } from '../institution/add-institution.action.ts';
import { queueMessage } from './queue-message.action.ts';
import { sendDue } from './send-due.action.ts';

const script = join(import.meta.dirname, '../../test-support/send-until-killed.ts');
const actor = { kind: 'system', institutionId: testInstitution } as const;

describe.each(databasesOnDisk)('a sender that is killed on $name', (kind) => {
  let disk: DatabaseOnDisk;
  let peer: SmtpPeer;
  beforeEach(async () => {
    disk = await kind.create();
    peer = await smtpPeer();
  });
  afterEach(async () => {
    await peer.close();
    await disk.remove();
  });

  it('while its peer holds the message sends it once, tells so, and never again', async () => {
    await onDisk(disk, queueOne);
    await sendAndKill(disk.address, peer);
    expect(peer.mails).toHaveLength(1);
    await onDisk(disk, async (db) => {
      expect(await standing(db)).toEqual({ state: 'queued', reason: null, contacts: 1 });
      const carrier = smtpCarrier(peer.settings);
      const send = (ground: Ground) =>
        sendDue(ground, { email: carrier, sms: null }, testInstitution);
      const ground = aGroundOver(db);
      // Another process may still have it in hand: it is left alone until its lease is over.
      expect(await send(ground)).toMatchObject({ sent: 0, settled: 0 });
      const later = Temporal.Now.instant().add({ minutes: claimLeaseMinutes + 1 });
      const afterLease = { ...ground, wall: { now: () => later } };
      expect(await send(afterLease)).toMatchObject({ sent: 0, settled: 1 });
      expect(await send(afterLease)).toMatchObject({ sent: 0, settled: 0 });
      await carrier.close();
      expect(await standing(db)).toEqual({
        state: 'failed',
        reason: 'outcome-unknown',
        contacts: 1,
      });
    });
    expect(peer.mails).toHaveLength(1);
  });
});

/** The kill falls between the send and the record: the peer has the whole mail and has not answered. */
async function sendAndKill(address: string, peer: SmtpPeer): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [script, address, String(peer.settings.port)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const closed = once(child, 'close');
  peer.onMail(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  await closed;
}

async function onDisk<T>(disk: DatabaseOnDisk, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await disk.open();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function queueOne(db: Database): Promise<void> {
  const ground = aGroundOver(db);
  await addInstitution(ground, {
    id: testInstitution,
    host: 'alpha.localhost',
    nameZh: '测试银行',
    nameEn: 'Test Bank',
    zone: 'Asia/Shanghai',
    region: 'CN',
    isDemo: true,
    standingAt: Temporal.Instant.from('2026-09-07T01:00:00Z'),
  });
  const cardholderId = newId<string>(ground.ids);
  await db.forInstitution(testInstitution, (tx) =>
    sql`insert into cardholders
        (institution_id, id, zone, protective_band, is_made_up, added_at)
      values (${testInstitution}, ${cardholderId}, 'Asia/Shanghai', 'none', true,
        '2026-01-01T00:00:00Z')`.execute(tx),
  );
  const contactPointId = await anEmail(
    { ground, institutionId: testInstitution },
    cardholderId,
    'wang@example.com',
  );
  await db.forInstitution(testInstitution, async (tx) => {
    const time = await businessTime(tx, ground, testInstitution);
    await queueMessage(
      tx,
      { ground, actor, time },
      {
        cardholderId,
        kind: 'paid-thanks',
        channel: 'email',
        contactPointId,
        addressId: null,
        noticeId: null,
        visitId: null,
        language: 'zh',
        content: { subject: '谢谢', text: '已收到。' },
        expiresAt: Temporal.Instant.from('2026-09-10T01:00:00Z'),
      },
    );
  });
}

function standing(db: Database) {
  return db.forInstitution(testInstitution, async (tx) => {
    const found = await sql<{ state: string; reason: string | null; contacts: number }>`
      select state, reason,
        (select count(*) from contacts where contacts.message_id = messages.id) as contacts
      from messages
      limit 1`.execute(tx);
    return found.rows[0];
  });
}
