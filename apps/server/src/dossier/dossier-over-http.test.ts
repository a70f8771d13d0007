// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dossierRow } from '@fairvisit/api/dossier.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSession, type BrowserHeaders } from '../../test-support/builders/session.ts';
import { aProposedVisit, type ProposedVisit } from '../../test-support/builders/visit.ts';
import { databases } from '../../test-support/databases.ts';
import { textOfPdf } from '../../test-support/pdf-text.ts';
import { openWorld, type TestWorld } from '../../test-support/test-ground.ts';
import { buildServer } from '../http/serve.ts';
import { dossierHandlers } from './dossier.routes.ts';

describe.each(databases.slice(0, 1))('dossiers over HTTP on $name', (kind) => {
  let world: TestWorld;
  let app: FastifyInstance;
  let person: ProposedVisit;
  let operations: BrowserHeaders;
  const lines: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'fairvisit-dossier-'));
  beforeAll(async () => {
    world = await openWorld(kind);
    const log = {
      write: (event: string, values = {}) => {
        lines.push(JSON.stringify({ event, ...values }));
      },
    };
    app = await buildServer(
      { ...world.ground, log },
      { uploadFolder: folder, consoleFolder: folder, handlers: dossierHandlers },
    );
    person = await aProposedVisit(world, { person: { name: '欧阳独一' } });
    operations = await aSession(world, 'operations');
  });
  afterAll(async () => {
    await app.close();
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const make = (headers: BrowserHeaders) =>
    app.inject({
      method: 'POST',
      url: `/api/visits/${person.visitId}/dossiers`,
      headers,
      payload: { idempotencyKey: 'over-http-1' },
    });
  const fileOf = async (dossierId: string, headers: BrowserHeaders) =>
    app.inject({
      method: 'GET',
      url: `/api/cases/${person.cardholderId}/dossiers/${dossierId}/file`,
      headers,
    });

  it('gives the file to be saved, whole, and logs nobody’s name', async () => {
    const made = await make(operations);
    expect(made.statusCode).toBe(200);
    const { id } = dossierRow.parse(made.json());
    const file = await fileOf(id, await aSession(world, 'compliance'));
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toContain('attachment; filename="dossier-');
    expect(textOfPdf(file.rawPayload)).toContain('欧阳独一');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join()).not.toMatch(/欧阳|%E6%AC%A7/);
  });

  it('is made by the desk and read by the office, not by whoever is signed in', async () => {
    const officer = await aSession(world, 'officer');
    const compliance = await aSession(world, 'compliance');
    expect((await make(officer)).statusCode).toBe(403);
    expect((await make(compliance)).statusCode).toBe(403);
    const { id } = dossierRow.parse((await make(operations)).json());
    expect((await fileOf(id, officer)).statusCode).toBe(403);
    const foreign = await fileOf('01990000-0000-7000-8000-000000000001', operations);
    expect(foreign.statusCode).toBe(404);
  });
});
