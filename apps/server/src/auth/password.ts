// SPDX-License-Identifier: Apache-2.0
// Passwords stand as argon2id. A name that does not exist costs the same time as a wrong password.
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const encoded = /^\$argon2id\$/;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** Whether the password fits; `null` stands for a name that does not exist, and never fits. */
export async function passwordFits(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const known = passwordHash !== null && encoded.test(passwordHash);
  const fits = await verify(known ? passwordHash : await decoy(), password.normalize('NFC'));
  return known && fits;
}

let decoyHash: Promise<string> | null = null;

/** A hash of the same cost to verify against when there is none. */
function decoy(): Promise<string> {
  decoyHash ??= hashPassword('nobody signs in with this');
  return decoyHash;
}
