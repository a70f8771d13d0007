// SPDX-License-Identifier: Apache-2.0
// How a refusal goes over the wire: its status from the one table, its body in the one shape.
import type { RefusalAnswer } from '@fairvisit/api/shapes.ts';
import { type Refusal, refusalStatus } from '@fairvisit/domain/refusals.ts';
import type { FastifyReply } from 'fastify';
import type { ExplainedRefusal } from './handler.ts';

export function sendRefusal(reply: FastifyReply, refusal: ExplainedRefusal): FastifyReply {
  return reply.code(refusalStatus[refusal.code]).send(refusalBody(refusal));
}

/** What a bug answers: nothing of what went wrong, which stands in the log. */
export const bugBody: RefusalAnswer = { refusal: { code: 'server.bug' } };

function refusalBody(refusal: ExplainedRefusal): RefusalAnswer {
  const { decision, ...rest } = refusal;
  return { refusal: { ...plain(rest), ...(decision ? { decision } : {}) } };
}

function plain(refusal: Refusal): RefusalAnswer['refusal'] {
  const { code, field, line, rule, nextLawfulAt, detail } = refusal;
  return {
    code,
    ...(field === undefined ? {} : { field }),
    ...(line === undefined ? {} : { line }),
    ...(rule === undefined ? {} : { rule }),
    ...(nextLawfulAt === undefined ? {} : { nextLawfulAt }),
    ...(detail === undefined ? {} : { detail: { ...detail } }),
  };
}
