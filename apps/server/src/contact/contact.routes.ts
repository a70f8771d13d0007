// SPDX-License-Identifier: Apache-2.0
// What staff enter about a person: contacts made, and pauses they were told of.
import type { HandlersOf } from '../http/handler.ts';
import { recordContact } from './record-contact.action.ts';
import { recordPause } from './record-pause.action.ts';

export const contactHandlers = {
  'contact.record': ({ ground, actor, params, body }) =>
    recordContact(ground, actor, { cardholderId: params.cardholderId, ...body }),
  'pause.record': ({ ground, actor, params, body }) =>
    recordPause(ground, actor, { cardholderId: params.cardholderId, ...body }),
} satisfies HandlersOf<'contact.record' | 'pause.record'>;
