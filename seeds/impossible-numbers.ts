// SPDX-License-Identifier: Apache-2.0
// Phone, identity and mail addresses that can belong to nobody, so that a demo left running by
// mistake can reach no living person, and no stranger finds his own number on a screen.
import { assert } from '@fairvisit/domain/assert.ts';

/** Who of one person's circle a number is for; each has its own place in the sequence. */
export const phoneSlots = { first: 0, second: 1, supplementary: 2, guarantor: 3 } as const;
export type PhoneSlot = (typeof phoneSlots)[keyof typeof phoneSlots];

const personIndexMax = 999_999;

/**
 * Mainland mobile numbers have eleven digits and start with 13 to 19. What starts with 10 is the
 * block of the operators' own service lines (10000, 10010, 10086) and is never given to a
 * subscriber; 1002 is a part of it in which we know of no service line. 11 and 12 are no choice:
 * 110, 119, 120 and 12345 are answered.
 */
export function impossiblePhone(personIndex: number, slot: PhoneSlot): string {
  assert(personIndex >= 0 && personIndex <= personIndexMax, 'a person index fits the sequence');
  // 6,180,339 shares no divisor with ten million: every place in the sequence has its own digits.
  const digits = ((personIndex * 4 + slot) * 6_180_339 + 17) % 10_000_000;
  return `1002${String(digits).padStart(7, '0')}`;
}

/** A top-level domain kept for tests (RFC 2606): no mail can arrive. */
export function impossibleEmail(personIndex: number): string {
  return `p${String(personIndex).padStart(5, '0')}@example.test`;
}

/**
 * Impossible three times over: no region starts with 00, 1900 had no 29 February, and the check
 * character (ISO 7064 MOD 11-2 in GB 11643) is the one after the right one.
 */
export function impossibleIdentityNumber(personIndex: number): string {
  assert(personIndex >= 0 && personIndex <= personIndexMax, 'a person index fits the sequence');
  const region = `00${String(Math.floor(personIndex / 1_000)).padStart(4, '0')}`;
  const body = `${region}19000229${String(personIndex % 1_000).padStart(3, '0')}`;
  const right = checkCharacters.indexOf(checkCharacter(body));
  return body + checkCharacters.charAt((right + 1) % checkCharacters.length);
}

const checkCharacters = '10X98765432';

/** The check character that GB 11643 asks for after seventeen digits. */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) sum += Number(body.charAt(i)) * (2 ** (17 - i) % 11);
  return checkCharacters.charAt(sum % 11);
}
