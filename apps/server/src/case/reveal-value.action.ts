// SPDX-License-Identifier: Apache-2.0
// Shows one masked value. Who looked, at whose, and for which purpose is written in the same
// transaction: without the entry there is no value.
import { ok, refuse } from '@fairvisit/domain/result.ts';
import { writeAudit } from '../audit/audit-entry.ts';
import { businessTime } from '../clock/business-clock.ts';
import type { Actor, Ground } from '../ground.ts';
import type { Outcome } from '../http/handler.ts';
import { revealsInHour, revealsPerHourMax } from '../people/reveals-in-hour.query.ts';
import { type SealedField, sealedValue } from './sealed-value.query.ts';

export interface ValueToReveal {
  readonly cardholderId: string;
  readonly field: 'name' | 'identity' | 'contact-point' | 'address';
  /** Which number or address. */
  readonly thingId?: string | undefined;
  readonly purpose: string;
}

export async function revealValue(
  ground: Pick<Ground, 'db' | 'wall' | 'ids' | 'keyring'>,
  actor: Actor,
  input: ValueToReveal,
): Promise<Outcome<{ readonly value: string }>> {
  const { cardholderId, field, purpose } = input;
  const wanted = wantedField(input);
  if (!wanted) return refuse({ code: 'request.malformed', field: 'thingId' });
  const { institutionId } = actor;
  return ground.db.forInstitution(institutionId, async (tx) => {
    // Whoever opens values by the dozen copies the book, whatever purpose he names.
    if (actor.kind === 'staff' && (await revealsInHour(tx, ground, actor)) >= revealsPerHourMax) {
      return refuse({ code: 'request.too-often', detail: { perHour: revealsPerHourMax } });
    }
    const sealed = await sealedValue(tx, { institutionId, cardholderId, wanted });
    if (!sealed) return refuse({ code: 'thing.not-found' });
    const time = await businessTime(tx, ground, institutionId);
    await writeAudit(
      tx,
      { ground, actor, time },
      {
        act: 'case.reveal',
        thing: field,
        thingId: sealed.row,
        cardholderId,
        detail: { field, purpose },
      },
    );
    return ok({ value: ground.keyring.open(institutionId, sealed) });
  });
}

function wantedField({ field, thingId }: ValueToReveal): SealedField | null {
  if (field === 'name' || field === 'identity') return { field };
  return thingId === undefined ? null : { field, thingId };
}
