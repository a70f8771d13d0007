// SPDX-License-Identifier: Apache-2.0
// The flags of the server's start. One that is not known is refused by its name, never ignored.

export interface StartFlags {
  readonly isDemo: boolean;
  readonly database: string;
  readonly port: number;
  readonly host: string;
}

export type FlagsOrSentence =
  | { readonly ok: true; readonly flags: StartFlags }
  | { readonly ok: false; readonly sentence: string };

const defaults = { database: './var/fairvisit', port: '8080', host: '127.0.0.1' } as const;
const portMax = 65_535;

export function parseStartFlags(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): FlagsOrSentence {
  const values = { database: env.DATABASE_URL ?? defaults.database, port: '', host: '' };
  let isDemo = false;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [flag, inline] = splitFlag(arg);
    if (flag === '--demo' && inline === undefined) {
      isDemo = true;
      continue;
    }
    const name = flag.slice(2);
    if (!flag.startsWith('--') || !isValueName(name)) {
      return wrong(`"${flag}" is no flag; there are --demo, --database, --port and --host.`);
    }
    const value = inline ?? rest.shift();
    if (value === undefined || value === '') return wrong(`${flag} needs a value.`);
    values[name] = value;
  }
  const port = values.port || (env.PORT ?? defaults.port);
  if (!/^\d{1,5}$/.test(port) || Number(port) > portMax) {
    return wrong(`--port is a number from 0 to ${portMax}, not "${port}".`);
  }
  const host = values.host || defaults.host;
  return { ok: true, flags: { isDemo, database: values.database, port: Number(port), host } };
}

function splitFlag(arg: string): [string, string | undefined] {
  const equals = arg.indexOf('=');
  return equals === -1 ? [arg, undefined] : [arg.slice(0, equals), arg.slice(equals + 1)];
}

function isValueName(name: string): name is 'database' | 'port' | 'host' {
  return name === 'database' || name === 'port' || name === 'host';
}

function wrong(sentence: string): FlagsOrSentence {
  return { ok: false, sentence };
}
