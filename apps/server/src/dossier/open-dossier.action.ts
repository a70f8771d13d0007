// SPDX-License-Identifier: Apache-2.0
// Opens the file of a dossier: its bytes must be the ones that were hashed, and who opened it is
// written down in the same transaction.
import { createHash } from 'node:crypto';
import { assert } from '@fairvisit/domain/assert.ts';
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import type { Outcome } from '../http/handler.ts';
import { sealedDossier } from './dossiers-of-person.query.ts';
import { dossierPlace } from './make-dossier.action.ts';

export interface OpenedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export async function openDossier(
  ground: Ground,
  actor: Actor,
  input: { readonly cardholderId: string; readonly dossierId: string },
): Promise<Outcome<OpenedFile>> {
  const { cardholderId, dossierId } = input;
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    const found = await sealedDossier(tx, { institutionId, ...input });
    if (found === null) return refuse({ code: 'thing.not-found' });
    const sealed = { place: dossierPlace, row: dossierId, bytes: found.fileSealed };
    const bytes = Buffer.from(ground.keyring.open(institutionId, sealed), 'base64');
    const hash = createHash('sha256').update(bytes).digest();
    assert(hash.equals(found.fileHash), 'a dossier is the file that was hashed');
    const time = await businessTime(tx, ground, institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'dossier.open',
        thing: 'dossier',
        thingId: dossierId,
        cardholderId,
        detail: { version: found.version },
      },
    );
    // Ids only: a file's name is seen by whoever looks over a shoulder.
    const fileName = `dossier-${found.visitId.slice(-12)}-v${found.version}.pdf`;
    return ok({ fileName, bytes: new Uint8Array(bytes) });
  });
}
