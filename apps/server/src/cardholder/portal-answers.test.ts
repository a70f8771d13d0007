// SPDX-License-Identifier: Apache-2.0
// What the person answers in his portal, over HTTP, and what it leaves in the file.
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNoticeWithLink, aToldVisit, type ToldVisit } from '../../test-support/builders/link.ts';
import { aSession } from '../../test-support/builders/session.ts';
import { databases } from '../../test-support/databases.ts';
import { PortalBrowser } from '../../test-support/portal-browser.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { lockCardholder } from '../contact/lock-cardholder.query.ts';
import { buildServer } from '../http/serve.ts';
import { notMeByLink } from './not-me-by-link.action.ts';

const identityNumber = '00001219000229123X';
let serial = 0;
const looksMax = 500;

describe.each(databases)('answers in the portal on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  beforeAll(async () => {
    world = await openWorld(kind);
    app = await buildServer(world.ground, { uploadFolder: '/nowhere', consoleFolder: '/nowhere' });
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  async function entered(visit: Pick<ToldVisit, 'token'>): Promise<PortalBrowser> {
    const person = new PortalBrowser(app);
    expect((await person.enter(visit.token, '123X')).statusCode).toBe(200);
    return person;
  }

  const told = () => aToldVisit(world, { identityNumber });
  const key = () => {
    serial += 1;
    return `portal-key-${serial}`;
  };

  const rows = (statement: string) =>
    world.db.forInstitution(world.institutionId, async (tx) => {
      const found = await sql.raw<Record<string, unknown>>(statement).execute(tx);
      return found.rows;
    });

  it('takes a yes once: a second click shows the page, another yes is refused', async () => {
    const visit = await told();
    const person = await entered(visit);
    const body = { idempotencyKey: key(), noticeId: visit.noticeId };
    const first = await person.post('/api/portal/confirm', body);
    expect(first.json()).toMatchObject({
      visit: { state: 'planned', answer: 'confirmed' },
      may: { confirm: false, decline: true },
    });
    const again = await person.post('/api/portal/confirm', body);
    expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
    const other = await person.post('/api/portal/confirm', { ...body, idempotencyKey: key() });
    expect([other.statusCode, other.json().refusal.code]).toEqual([409, 'visit.already-arranged']);
    const changed = await person.post('/api/portal/decline', {
      idempotencyKey: body.idempotencyKey,
    });
    expect(changed.json().refusal.code).toBe('idempotency.other-content');
    const contacts = await rows(`select channel, outcome, started_by, identity_checked, message_id
      from contacts where cardholder_id = '${visit.cardholderId}' and channel = 'portal' limit 5`);
    expect(contacts).toEqual([
      {
        channel: 'portal',
        outcome: 'answered',
        started_by: 'person',
        identity_checked: true,
        message_id: visit.messageId,
      },
    ]);
    expect(
      await rows(`select kind, channel, message_id from notice_proofs
      where notice_id = '${visit.noticeId}' limit 5`),
    ).toEqual([
      { kind: 'identity-checked-conversation', channel: 'portal', message_id: visit.messageId },
    ]);
  });

  it('takes one of many answers that come at once, and a no wins over a yes beside it (D24)', async () => {
    const visit = await told();
    const person = await entered(visit);
    const confirm = () =>
      person.post('/api/portal/confirm', { idempotencyKey: key(), noticeId: visit.noticeId });
    const many = await Promise.all(Array.from({ length: 12 }, confirm));
    const statuses = many.map((answer) => answer.statusCode).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 11 }, () => 409)]);
    for (const late of many.filter((answer) => answer.statusCode === 409)) {
      expect(late.json().refusal).toEqual({
        code: 'visit.already-arranged',
        detail: { from: '2026-09-10T02:00:00Z', until: '2026-09-10T04:00:00Z' },
      });
    }
    const other = await told();
    const second = await entered(other);
    const same = key();
    const both = await Promise.all([
      second.post('/api/portal/confirm', { idempotencyKey: key(), noticeId: other.noticeId }),
      second.post('/api/portal/decline', { idempotencyKey: same }),
      second.post('/api/portal/decline', { idempotencyKey: same }),
    ]);
    expect(both.slice(1).map((answer) => answer.statusCode)).toEqual([200, 200]);
    expect((await second.get('/api/portal/page')).json().visit.state).toBe('called-off');
    expect(
      await rows(`select count(*)::int as n from contacts
      where cardholder_id = '${other.cardholderId}' and outcome = 'declined-visits'`),
    ).toEqual([{ n: 1 }]);
  });

  it('refuses a key that no database stores, by its place, and not by a fault', async () => {
    const person = await entered(await told());
    const answer = await person.post('/api/portal/decline', { idempotencyKey: 'key-\u0000-123' });
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { refusal: { code: 'request.malformed', field: 'body' } },
    ]);
  });

  it('refuses a yes to what gave way to a newer notice, and to the notice of somebody else', async () => {
    const visit = await told();
    const newer = await aNoticeWithLink(world, visit, { version: 2 });
    const person = await entered(visit);
    const confirm = (noticeId: string) =>
      person.post('/api/portal/confirm', { idempotencyKey: key(), noticeId });
    expect((await confirm(visit.noticeId)).json().refusal.code).toBe('notice.superseded');
    const stranger = await told();
    expect((await confirm(stranger.noticeId)).json().refusal.code).toBe('thing.not-found');
    expect((await confirm(newer.noticeId)).statusCode).toBe(200);
    // What the older message told does not prove that the newer notice arrived by it.
    expect(
      await rows(`select message_id from notice_proofs
      where notice_id = '${newer.noticeId}' limit 5`),
    ).toEqual([{ message_id: null }]);
  });

  it('takes a no at any time: nobody comes for 180 days, and other channels stay open', async () => {
    const visit = await told();
    const person = await entered(visit);
    await person.post('/api/portal/confirm', { idempotencyKey: key(), noticeId: visit.noticeId });
    const declined = await person.post('/api/portal/decline', { idempotencyKey: key() });
    expect(declined.json()).toMatchObject({
      visit: { state: 'called-off', answer: 'declined', endedReason: 'declined' },
      change: { kind: 'called-off', reason: 'declined' },
      declinedUntil: '2027-03-06',
      may: { confirm: false, move: false, decline: false, otherChannel: true, complain: true },
    });
    expect(
      await rows(`select state from cases where cardholder_id = '${visit.cardholderId}'
      limit 2`),
    ).toEqual([{ state: 'open' }]);
  });

  it('keeps the channel he would rather be reached by', async () => {
    const visit = await told();
    const person = await entered(visit);
    const answer = await person.post('/api/portal/other-channel', {
      idempotencyKey: key(),
      channel: 'email',
    });
    expect(answer.json()).toMatchObject({
      visit: { state: 'called-off', endedReason: 'other-channel' },
      wishes: [{ channel: 'email', wish: 'prefer' }],
      declinedUntil: null,
    });
  });

  it('writes a complaint down, stops contact and says by when he is answered', async () => {
    const visit = await told();
    const person = await entered(visit);
    const words = '  "; drop table contacts; -- <script>alert(1)</script> 田中さん 😍  ';
    const complaint = { idempotencyKey: key(), subject: 'staff', words };
    const answer = await person.post('/api/portal/complain', complaint);
    expect(answer.json()).toMatchObject({
      visit: { state: 'called-off', answer: 'complaint', endedReason: 'complaint' },
      complaint: { openedOn: '2026-09-07', answerDueOn: '2026-09-22', state: 'open' },
    });
    expect((await person.post('/api/portal/complain', complaint)).json()).toEqual(answer.json());
    const compliance = await aSession(world, 'compliance');
    const list = await app.inject({
      url: `/api/complaints?cardholderId=${visit.cardholderId}`,
      headers: compliance,
    });
    expect(list.json()).toMatchObject({
      total: 1,
      rows: [{ words: words.trim(), subject: 'staff', openedVia: 'portal', daysLeft: 15 }],
    });
    const closed = await app.inject({
      method: 'POST',
      url: `/api/complaints/${list.json().rows[0].id}/close`,
      headers: compliance,
      payload: { idempotencyKey: key(), outcome: '已答复' },
    });
    expect(closed.statusCode).toBe(200);
    expect((await person.get('/api/portal/page')).json().complaint.state).toBe('closed');
  });

  it('takes five complaints, then points to the complaint line', async () => {
    const person = await entered(await told());
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const answer = await person.post('/api/portal/complain', {
        idempotencyKey: key(),
        subject: 'other',
        words: `第 ${count} 件`,
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await person.get('/api/portal/page')).json().may.complain).toBe(false);
  });

  it('never rings or writes again where somebody else has got the message', async () => {
    const visit = await told();
    const stranger = new PortalBrowser(app);
    const heard = await stranger.post('/api/portal/not-me', { link: visit.token });
    expect(heard.json()).toEqual({ heard: true });
    expect(heard.headers['set-cookie']).toBeUndefined();
    const frozen = () =>
      rows(`select is_frozen from contact_points
      where cardholder_id = '${visit.cardholderId}' limit 5`);
    expect(await frozen()).toEqual([{ is_frozen: true }]);
    expect((await stranger.post('/api/portal/not-me', { link: visit.token })).json()).toEqual({
      heard: true,
    });
    expect(
      await rows(`select outcome from contacts where cardholder_id = '${visit.cardholderId}'
      and channel = 'portal' limit 5`),
    ).toEqual([{ outcome: 'not-the-person' }]);
  });

  it('lets nobody take the number away from who has proved himself by its link', async () => {
    const visit = await told();
    await entered(visit);
    await new PortalBrowser(app).post('/api/portal/not-me', { link: visit.token });
    expect(
      await rows(`select is_frozen from contact_points
      where cardholder_id = '${visit.cardholderId}' limit 5`),
    ).toEqual([{ is_frozen: false }]);
  });

  it('leaves the number alone of who proves himself in that very moment', async () => {
    const visit = await told();
    let tellLocked = () => {};
    const locked = new Promise<void>((resolve) => {
      tellLocked = resolve;
    });
    const entering = world.db.forInstitution(world.institutionId, async (tx) => {
      await lockCardholder(tx, world.institutionId, visit.cardholderId);
      tellLocked();
      // Until the stranger waits for the person, or for the only connection there is.
      for (let look = 0; look < looksMax; look += 1) {
        const waiting = await sql`select 1 from pg_locks
          where not granted and transactionid = pg_current_xact_id()::xid limit 1`.execute(tx);
        if (waiting.rows.length > 0) break;
      }
      await sql`update notice_links set entered_at = now()
        where cardholder_id = ${visit.cardholderId}`.execute(tx);
    });
    await locked;
    const { institutionId } = world;
    await notMeByLink(world.ground, { institutionId, link: visit.token });
    await entering;
    expect(
      await rows(`select is_frozen from contact_points
      where cardholder_id = '${visit.cardholderId}' limit 5`),
    ).toEqual([{ is_frozen: false }]);
  });
});
