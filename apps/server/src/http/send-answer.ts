// SPDX-License-Identifier: Apache-2.0
// How an answer goes over the wire: JSON that fits its schema, or a file that no browser takes for a
// page of ours.
import { assert } from '@fairvisit/domain/assert.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Exchange } from './exchange.ts';

/** An answer that does not fit its schema is a bug: more may stand in it than was promised. */
export function sendAnswer({ name, route, reply }: Exchange, value: unknown): FastifyReply {
  const parsed = route.answer.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    assert(false, `the answer of ${name} fits at ${issue?.path.join('.')} (${issue?.code})`);
  }
  return route.file === undefined
    ? reply.send(parsed.data)
    : sendFile(reply, route.file, fileAnswer.parse(parsed.data));
}

const fileAnswer = z.strictObject({ fileName: z.string(), bytes: z.instanceof(Uint8Array) });

/** Saved, not shown: and where it is shown all the same, nothing in it runs or reaches us. */
function sendFile(
  reply: FastifyReply,
  type: string,
  { fileName, bytes }: z.infer<typeof fileAnswer>,
): FastifyReply {
  const plain = fileName.replaceAll(/[^\w.-]+/g, '_') || 'file';
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`;
  return reply
    .header('content-type', type)
    .header('content-disposition', disposition)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** RFC 8187: what `encodeURIComponent` leaves and a header's parameter may not hold is coded too. */
function encoded(fileName: string): string {
  return encodeURIComponent(Buffer.from(fileName).toString()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
