// SPDX-License-Identifier: Apache-2.0
// The second factor: the last four characters of the identity number, or of a card that is overdue
// where no identity number is on file. As people type them: full width, in small letters, spaced.
import { timingSafeEqual } from 'node:crypto';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import type { Keyring } from '../people/keyring.ts';

/** The column of the blind index that the file of people writes. */
const column = 'identity-tail';
const tailLength = 4;

export interface FactorOnFile {
  /** Null when no identity number is on file. */
  readonly identityTailIndex: Buffer | null;
  /** References of the accounts that are overdue. */
  readonly overdueReferences: readonly string[];
}

export interface GivenFactor {
  readonly keyring: Pick<Keyring, 'blindIndex'>;
  readonly institutionId: InstitutionId;
  readonly factor: string;
}

/** Compares with what is on file, or with something that nothing is equal to: the work is the same. */
export function factorFits(given: GivenFactor, onFile: FactorOnFile | null): boolean {
  const { institutionId, keyring } = given;
  const index = (text: string) => keyring.blindIndex(institutionId, column, text);
  const typed = index(plainFactor(given.factor));
  const nothing = Buffer.alloc(typed.length);
  const identity = onFile?.identityTailIndex ?? null;
  const isIdentity = isSame(typed, identity ?? nothing);
  let isCard = false;
  const tails = (onFile?.overdueReferences ?? []).map(cardTail);
  for (const tail of tails.length === 0 ? [''] : tails) {
    const isThis = isSame(typed, index(tail)) && tail.length === tailLength;
    isCard = isCard || isThis;
  }
  return identity === null ? isCard : isIdentity;
}

/** The last four characters of an account's reference, as they are shown and asked for. */
export function cardTail(reference: string): string {
  return plainFactor(reference).slice(-tailLength).padStart(tailLength, '0');
}

function plainFactor(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s-]+/gu, '')
    .toUpperCase();
}

function isSame(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
