// SPDX-License-Identifier: Apache-2.0
// Where an address lies, opened for a plan only; what leaves the server is rounded.
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { z } from 'zod';
import type { Ground } from '../ground.ts';

export interface Position {
  readonly lat: number;
  readonly lng: number;
}

interface SealedPosition {
  readonly institutionId: InstitutionId;
  readonly addressId: string;
  readonly bytes: Uint8Array | null;
}

const positionText = z.strictObject({ lat: z.number(), lng: z.number() });

/** Null when nobody knows where the address lies. */
export function openPosition(
  { keyring }: Pick<Ground, 'keyring'>,
  { institutionId, addressId, bytes }: SealedPosition,
): Position | null {
  if (bytes === null) return null;
  const text = keyring.open(institutionId, {
    place: 'addresses.position_sealed',
    row: addressId,
    bytes,
  });
  return positionText.parse(JSON.parse(text));
}

/** Three digits are about a hundred metres: enough for a map, too coarse for a door. */
export function roundedPosition({ lat, lng }: Position): { lat: number; lng: number } {
  return { lat: Math.round(lat * 1_000) / 1_000, lng: Math.round(lng * 1_000) / 1_000 };
}
