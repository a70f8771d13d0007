// SPDX-License-Identifier: Apache-2.0
// A key for one act: pressing twice, or trying again after a lost answer, acts once.

export function freshKey(): string {
  // randomUUID is missing where the page is served without TLS from another machine.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
