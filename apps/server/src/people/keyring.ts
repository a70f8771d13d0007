// SPDX-License-Identifier: Apache-2.0
// Names, phones, addresses and identity numbers stand encrypted. AES-256-GCM, bound to their place
// (table, column, row, institution) so that a value moved to another row does not open.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { assert } from '@fairvisit/domain/assert.ts';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';

export interface Sealing {
  /** Table and column, e.g. 'contact_points.value_sealed'. */
  readonly place: string;
  /** The id of the row (or of the person) that the value belongs to. */
  readonly row: string;
  readonly text: string;
}

/** Signs for an institution; anybody checks it with the public key. */
export interface Signer {
  /** Names the key in what was signed. */
  readonly keyId: string;
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKey: string;
  /** Ed25519, 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Buffer;
}

export interface Keyring {
  readonly seal: (institutionId: InstitutionId, value: Sealing) => Buffer;
  /** The text; throws when the value was changed or belongs to another place. */
  readonly open: (
    institutionId: InstitutionId,
    sealed: { readonly place: string; readonly row: string; readonly bytes: Uint8Array },
  ) => string;
  /** A truncated keyed hash, equal for equal values: finds without telling. */
  readonly blindIndex: (institutionId: InstitutionId, column: string, text: string) => Buffer;
  /** Keyed hash for look-ups before the person is known; 32 bytes. */
  readonly referenceHash: (institutionId: InstitutionId, source: string, text: string) => Buffer;
  /**
   * The 128-bit token of the link in a message, base64url: made again from the secret whenever the
   * message is sent or shown, so that it never stands anywhere.
   */
  readonly linkToken: (institutionId: InstitutionId, messageId: string) => string;
  /** The key that signs the checkpoints of an institution's events. */
  readonly signer: (institutionId: InstitutionId) => Signer;
  /** The names of the keys in use, for `doctor`; never the keys. */
  readonly keyId: string;
}

/** A keyring over two secrets of 32 bytes: one seals, the other (kept apart) indexes. */
export function keyringOf(secrets: {
  readonly sealing: Uint8Array;
  readonly indexing: Uint8Array;
}): Keyring {
  assert(secrets.sealing.length === 32, 'the sealing secret has 32 bytes');
  assert(secrets.indexing.length === 32, 'the indexing secret has 32 bytes');
  const derived = new Map<string, Buffer>();
  const key = (secret: 'sealing' | 'indexing', purpose: string): Buffer => {
    const name = `${secret}|${purpose}`;
    const known = derived.get(name);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', secrets[secret], '', purpose, 32));
    derived.set(name, made);
    return made;
  };
  return {
    keyId: 'v1',
    signer: (institutionId) => signerOf(key('sealing', `${institutionId}|checkpoints`)),
    seal: (institutionId, value) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key('sealing', institutionId), nonce);
      cipher.setAAD(Buffer.from(`${value.place}|${value.row}|${institutionId}`));
      const body = Buffer.concat([cipher.update(value.text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]);
    },
    open: (institutionId, sealed) => {
      const bytes = Buffer.from(sealed.bytes);
      assert(bytes[0] === version && bytes.length >= 29, 'a sealed value has a known form');
      const decipher = createDecipheriv(
        'aes-256-gcm',
        key('sealing', institutionId),
        bytes.subarray(1, 13),
      );
      decipher.setAAD(Buffer.from(`${sealed.place}|${sealed.row}|${institutionId}`));
      decipher.setAuthTag(bytes.subarray(13, 29));
      return decipher.update(bytes.subarray(29), undefined, 'utf8') + decipher.final('utf8');
    },
    blindIndex: (institutionId, column, text) =>
      createHmac('sha256', key('indexing', `${institutionId}|${column}`))
        .update(text.normalize('NFC'))
        .digest()
        .subarray(0, 16),
    referenceHash: (institutionId, source, text) =>
      createHmac('sha256', key('indexing', `${institutionId}|reference|${source}`))
        .update(text)
        .digest(),
    linkToken: (institutionId, messageId) =>
      createHmac('sha256', key('indexing', `${institutionId}|link`))
        .update(messageId)
        .digest()
        .subarray(0, linkTokenBytes)
        .toString('base64url'),
  };
}

const version = 1;
const linkTokenBytes = 16;

/** What stands in DER before the 32 bytes of an Ed25519 secret (RFC 8410). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function signerOf(seed: Buffer): Signer {
  const der = Buffer.concat([ed25519Prefix, seed]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  const publicKey = open.export({ format: 'pem', type: 'spki' }).toString();
  const raw = open.export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    keyId: `ed25519-${raw.toString('hex').slice(0, 16)}`,
    publicKey,
    sign: (bytes) => sign(null, bytes, secret),
  };
}
