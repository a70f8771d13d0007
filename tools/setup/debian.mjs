// SPDX-License-Identifier: Apache-2.0
// What the tests need besides npm's packages, brought from Debian where that is possible, and told
// in a sentence where it is not: a proof that could not be made is never passed over in silence.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCaptured } from './run.mjs';
import { say, withProgress } from './say.mjs';

const cjkFonts = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** In the order they are told. `unproven` is what nobody knows on a machine without the thing. */
const needs = [
  {
    package: 'postgresql',
    isHere: () => postgresPrograms() !== null,
    unproven: 'that everything behaves the same on PostgreSQL 15, and that tenants are walled off',
  },
  {
    package: 'chromium',
    isHere: () => chromiumProgram() !== null,
    unproven: 'that the screens work in a browser (all journeys)',
  },
  {
    package: 'fonts-noto-cjk',
    isHere: () => existsSync(cjkFonts),
    unproven: 'that Chinese text is drawn on screens and pages',
  },
  {
    package: 'poppler-utils',
    isHere: () => programOnPath('pdftoppm') !== null,
    unproven: 'that printed pages look right',
  },
  {
    package: 'faketime',
    isHere: () => programOnPath('faketime') !== null,
    unproven: 'that nothing depends on the date of the machine',
  },
];

/** Installs what is absent where it may; gives what is still missing afterwards. */
export async function ensureDebianPackages() {
  const absent = needs.filter((need) => !need.isHere());
  if (absent.length === 0) return [];
  const names = absent.map((need) => need.package);
  if (process.getuid?.() !== 0 || programOnPath('apt-get') === null) return absent;
  // RUNLEVEL=1 tells Debian's PostgreSQL package not to leave a server running on this machine.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const steps = [['update'], ['install', '-y', '--no-install-recommends', ...names]];
  const output = await withProgress(`Installing ${names.join(', ')} (apt-get)`, async () => {
    let said = '';
    for (const args of steps) {
      const result = await runCaptured({ command: 'apt-get', args: ['-q', ...args], env });
      said += result.output;
    }
    return said;
  });
  const missing = needs.filter((need) => !need.isHere());
  if (missing.length > 0) say(output);
  return missing;
}

/** The sentence for a need that could not be met. */
export function missingSentence(need) {
  return (
    `${need.package} is missing and could not be installed here, so it is not proven ` +
    `${need.unproven}. As root on Debian: apt-get install ${need.package}`
  );
}

export function chromiumProgram() {
  return programOnPath('chromium') ?? programOnPath('chromium-browser');
}

/** The folder with `initdb` and `pg_ctl` of the newest PostgreSQL from 15 on, or null. */
export function postgresPrograms() {
  const debian = '/usr/lib/postgresql';
  const majors = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const newest = majors.filter((major) => major >= 15).sort((a, b) => b - a);
  return newest.map((major) => join(debian, String(major), 'bin')).find(hasInitdb) ?? null;
}

function hasInitdb(folder) {
  return existsSync(join(folder, 'initdb'));
}

function programOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
