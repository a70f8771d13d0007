// SPDX-License-Identifier: Apache-2.0
// The dossier of a visit: versions with their hashes, and the file itself.
import { z } from 'zod';
import type { Route } from './route.ts';
import { day, id, instant } from './shapes.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const dossierRow = z.strictObject({
  id,
  visitId: id,
  version: z.number().int(),
  language: z.enum(['zh', 'en']),
  asOf: day,
  pages: z.number().int(),
  figuresHash: hash,
  fileHash: hash,
  madeAt: instant,
  madeBy: z.string().nullable(),
  supersededAt: instant.nullable(),
  supersededReason: z.string().nullable(),
});

export const dossierRoutes = {
  'dossier.list': {
    method: 'GET',
    path: '/api/cases/:cardholderId/dossiers',
    act: 'dossier.read',
    summary: 'The dossiers of a person, newest first, and the visits that may have one.',
    params: z.strictObject({ cardholderId: id }),
    answer: z.strictObject({
      rows: z.array(dossierRow).max(200),
      visits: z
        .array(
          z.strictObject({
            visitId: id,
            state: z.string(),
            windowFrom: instant.nullable(),
            windowUntil: instant.nullable(),
          }),
        )
        .max(50),
    }),
  },
  'dossier.make': {
    method: 'POST',
    path: '/api/visits/:visitId/dossiers',
    act: 'dossier.make',
    summary: 'Make the dossier of a visit; equal figures give the version that is there.',
    params: z.strictObject({ visitId: id }),
    body: z.strictObject({ idempotencyKey: z.string().min(8).max(100) }),
    answer: dossierRow,
  },
  'dossier.file': {
    method: 'GET',
    path: '/api/cases/:cardholderId/dossiers/:dossierId/file',
    act: 'dossier.read',
    summary: 'The PDF of a dossier; each opening is written to the audit log.',
    params: z.strictObject({ cardholderId: id, dossierId: id }),
    file: 'application/pdf',
    answer: z.strictObject({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }),
  },
  'letter.file': {
    method: 'GET',
    path: '/api/messages/:messageId/letter',
    act: 'message.handle',
    summary: 'A letter as PDF, to be printed and posted; each opening is written to the audit log.',
    params: z.strictObject({ messageId: id }),
    file: 'application/pdf',
    answer: z.strictObject({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }),
  },
} as const satisfies Record<string, Route>;

export type DossierRow = z.infer<typeof dossierRow>;
