// SPDX-License-Identifier: Apache-2.0
// Begins to listen, or says in one sentence why the port is not to be had.
import type { FastifyInstance } from 'fastify';

export type Listening =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly sentence: string };

export async function listen(
  app: FastifyInstance,
  at: { readonly host: string; readonly port: number },
): Promise<Listening> {
  try {
    await app.listen({ host: at.host, port: at.port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    const sentence = sentences[String(code)];
    if (sentence === undefined) throw cause;
    return { ok: false, sentence: sentence(at.host, at.port) };
  }
  const address = app.server.address();
  return { ok: true, port: typeof address === 'object' && address ? address.port : at.port };
}

const sentences: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `Port ${port} on ${host} is in use; give another one with --port.`,
  EACCES: (host, port) => `This user may not listen on port ${port} of ${host}.`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine.`,
  ENOTFOUND: (host) => `${host} is no address of this machine.`,
  EAI_AGAIN: (host) => `${host} is no address of this machine.`,
};
