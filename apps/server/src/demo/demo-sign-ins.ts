// SPDX-License-Identifier: Apache-2.0
// The lines that tell how to sign in to the demo: one name of each role, one password for all.
import { demoInstitution, demoPassword } from '@fairvisit/seeds/institution.ts';
import { readPlaces } from '@fairvisit/seeds/places.ts';

const roleWords = {
  operations: '运营 operations',
  supervisor: '主管 supervisor',
  compliance: '合规 compliance',
  administrator: '管理员 administrator',
  officer: '外访员 officer',
} as const;

/** Ends with a line break. */
export function demoSignIns(): string {
  const demo = demoInstitution(readPlaces());
  const lines = [...demo.staff, ...demo.officers].map(
    ({ signIn, role }) => `  ${signIn.padEnd(12)}${roleWords[role]}`,
  );
  return [
    `Demo sign-ins of ${demo.nameZh} / ${demo.nameEn}, password ${demoPassword}:`,
    ...lines,
    '',
  ].join('\n');
}
