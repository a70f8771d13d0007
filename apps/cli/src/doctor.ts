// SPDX-License-Identifier: Apache-2.0
// `fairvisit doctor`: what is right with this installation, and what to do where it is not.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { cnPack } from '@fairvisit/law/cn/cn-pack.ts';
import { parseDay } from '@fairvisit/law/time/calendar-day.ts';
import { dayKind } from '@fairvisit/law/working-calendar.ts';
import { openGround, wallClock } from '@fairvisit/server/composition.ts';
import { databaseWall } from '@fairvisit/server/db/database-wall.query.ts';
import { readCarrierSettings } from '@fairvisit/server/message/carrier-settings.ts';
import { answer, type Io } from './io.ts';
import { databaseAddress } from './open-institution.ts';
import { readWords } from './words.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What to do; empty where nothing is to be done. */
  readonly advice: string;
}

const usage = 'doctor [--database ADDRESS] [--json]';

/** Exit 0 when every check is right, 1 when one is not. */
export async function doctor(args: readonly string[], io: Io): Promise<number> {
  const words = readWords(args, { usage });
  const checks: Check[] = [runtime(), zone(), ...calendars(), ...(await carriers())];
  const opened = await openGround({ database: databaseAddress(words) });
  if (opened.ok) {
    try {
      checks.push(
        { name: 'database', ok: true, advice: durability(opened.ground.db.kind) },
        await wall(opened.ground.db),
        storage(opened.storageFolder),
      );
    } finally {
      await opened.close();
    }
  } else {
    checks.push({ name: 'database', ok: false, advice: opened.sentence });
  }
  answer(io, words.json, {
    json: { checks },
    lines: checks.map(
      (check) => `${check.ok ? 'ok   ' : 'WRONG'} ${check.name}${suffix(check.advice)}`,
    ),
  });
  return checks.every((check) => check.ok) ? 0 : 1;
}

function suffix(advice: string): string {
  return advice === '' ? '' : `: ${advice}`;
}

function runtime(): Check {
  const isRight = Number(process.versions.node.split('.')[0]) >= 26;
  const advice = isRight ? '' : `Node ${process.version} runs this; run it through npm instead.`;
  return { name: 'runtime', ok: isRight, advice };
}

/** The zone comes from the institution; only a runtime without zones is wrong. */
function zone(): Check {
  const now = wallClock.now();
  const offset = now.toZonedDateTimeISO('Asia/Shanghai').offset;
  const isRight = offset === '+08:00';
  return {
    name: 'clock zone',
    ok: isRight,
    advice: isRight ? '' : `Asia/Shanghai is read as ${offset}; the runtime lacks its time zones.`,
  };
}

/** The holidays of this year and the next: a year that is not published is refused, never guessed. */
function calendars(): Check[] {
  const { calendar } = cnPack({});
  const { year } = wallClock.now().toZonedDateTimeISO('Asia/Shanghai');
  return [year, year + 1].map((one) => {
    const isLoaded = dayKind(calendar, parseDay(`${one}-03-10`) ?? 0) !== 'unknown';
    const isNeeded = one === year;
    return {
      name: `calendar ${one}`,
      ok: isLoaded || !isNeeded,
      advice: isLoaded
        ? ''
        : `The holidays of ${one} are not loaded; visits in ${one} are held back until they are.`,
    };
  });
}

/** What sends mail and SMS: set up rightly, and within reach. */
async function carriers(): Promise<Check[]> {
  const read = readCarrierSettings(process.env);
  if (!read.ok) return [{ name: 'mail and SMS', ok: false, advice: read.sentence }];
  const { publicOrigin, smpp, smtp } = read.settings;
  const isSending = smtp !== null || smpp !== null;
  return [
    await reach('mail', smtp, 'FAIRVISIT_SMTP'),
    await reach('SMS', smpp, 'FAIRVISIT_SMPP'),
    {
      name: 'links',
      ok: publicOrigin !== null || !isSending,
      advice:
        publicOrigin === null
          ? 'Links name the address that is listened on; set FAIRVISIT_PUBLIC_ORIGIN.'
          : '',
    },
  ];
}

async function reach(
  name: string,
  peer: { readonly host: string; readonly port: number } | null,
  setting: string,
): Promise<Check> {
  if (peer === null) {
    return { name, ok: true, advice: `Not set up; none is sent until ${setting} is set.` };
  }
  const isThere = await answers(peer);
  const { host, port } = peer;
  const advice = isThere ? '' : `${host}:${port} does not answer; look at ${setting}.`;
  return { name, ok: isThere, advice };
}

const answerMillisecondsMax = 5_000;

function answers({ host, port }: { readonly host: string; readonly port: number }) {
  const socket = connect({ host, port, timeout: answerMillisecondsMax });
  return new Promise<boolean>((resolve) => {
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

function durability(kind: 'embedded' | 'postgres'): string {
  return kind === 'embedded'
    ? 'Embedded: for trial and pilot, one institution; a power cut can lose the last writes.'
    : '';
}

async function wall(db: Parameters<typeof databaseWall>[0]): Promise<Check> {
  const found = await databaseWall(db);
  const isRight = found.tablesWithoutWall === 0 && !found.canBypass;
  return {
    name: 'wall between institutions',
    ok: isRight,
    advice: isRight
      ? ''
      : `${found.tablesWithoutWall} tables stand open, or the role may bypass the wall.`,
  };
}

function storage(folder: string): Check {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK);
    return { name: 'storage', ok: true, advice: '' };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return {
      name: 'storage',
      ok: false,
      advice: `${folder} cannot be written (${cause.message}).`,
    };
  }
}
