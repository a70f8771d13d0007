// SPDX-License-Identifier: Apache-2.0
// Why a database does not open, in one sentence for the person at the terminal. An address is told
// without its password. What is not known here is a bug, and stays one.

/** The sentence, or null when the cause is none of the known ones. */
export function sentenceOfOpening(cause: unknown, address: string): string | null {
  const code = codeOf(cause);
  if (code === null) return null;
  const make = sentences[code] ?? sentences[code.slice(0, 2)];
  return make?.(withoutPassword(address)) ?? null;
}

const noAnswer = (where: string) => `The database server at ${where} does not answer.`;
const notWritable = (where: string) => `The folder ${where} cannot be written to.`;

const sentences: Readonly<Record<string, (where: string) => string>> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOSPC: (where) => `There is no space left for the database in ${where}.`,
  ENOENT: (where) => `The folder ${where} cannot be made.`,
  ENOTDIR: (where) => `${where} is not a folder.`,
  EEXIST: (where) => `${where} is not a folder.`,
  ECONNREFUSED: noAnswer,
  ECONNRESET: noAnswer,
  ENOTFOUND: noAnswer,
  EAI_AGAIN: noAnswer,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  OTHER_VERSION: (where) =>
    `The database at ${where} was made by another version of Fairvisit; name another one.`,
  '28': (where) => `The database server at ${where} refuses this login.`,
  '3D': (where) => `There is no such database at ${where}.`,
  '42501': (where) =>
    `The login at ${where} may not make tables; give the owner's in DATABASE_OWNER_URL.`,
  '53': (where) => `The database server at ${where} has no connection or space left.`,
  '57': (where) => `The database server at ${where} is starting or stopping.`,
};

/** Node wraps several failed addresses of one host into one error without a code of its own. */
function codeOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof AggregateError ? codeOf(cause.errors[0]) : null;
}

export function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  return url.host === '' ? address : `${url.host}${url.pathname}`;
}
