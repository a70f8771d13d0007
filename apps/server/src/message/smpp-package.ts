// SPDX-License-Identifier: Apache-2.0
// The part of the package `smpp` that is used here; it is CommonJS and brings no types of its own.
import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { Server as NetServer, Socket } from 'node:net';

export interface SmppText {
  readonly message?: string | Buffer;
  readonly udh?: Buffer;
}

export interface Pdu {
  readonly command: string;
  readonly command_status: number;
  readonly sequence_number: number;
  readonly message_id?: string;
  readonly system_id?: string;
  readonly password?: string;
  readonly source_addr?: string;
  readonly destination_addr?: string;
  readonly esm_class?: number;
  readonly data_coding?: number;
  readonly registered_delivery?: number;
  readonly short_message?: SmppText;
  readonly message_payload?: SmppText | string | Buffer;
  readonly receipted_message_id?: string;
  readonly message_state?: number;
  response(fields?: Readonly<Record<string, unknown>>): Pdu;
}

export type PduFields = Readonly<Record<string, unknown>>;

type Answered = (pdu: Pdu) => void;

export interface SmppSession extends EventEmitter {
  readonly socket: Socket;
  bind_transceiver(fields: PduFields, answered?: Answered): boolean;
  submit_sm(fields: PduFields, answered?: Answered): boolean;
  deliver_sm(fields: PduFields, answered?: Answered): boolean;
  enquire_link(fields: PduFields, answered?: Answered): boolean;
  unbind(fields?: PduFields, answered?: Answered): boolean;
  send(pdu: Pdu): boolean;
  close(closed?: () => void): void;
  destroy(closed?: () => void): void;
}

interface Encoding {
  match(text: string): boolean;
  encode(text: string): Buffer;
  decode(bytes: Buffer): string;
}

export interface SmppPackage {
  connect(options: {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
  }): SmppSession;
  createServer(onSession: (session: SmppSession) => void): NetServer;
  readonly encodings: { readonly ASCII: Encoding };
}

export const smpp: SmppPackage = createRequire(import.meta.url)('smpp');
