// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { InstitutionId } from '@fairvisit/domain/ids.ts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keyringOf } from './keyring.ts';

const secrets = { sealing: new Uint8Array(32).fill(1), indexing: new Uint8Array(32).fill(2) };
const keyring = keyringOf(secrets);
const alpha = 'alpha' as InstitutionId;
const beta = 'beta' as InstitutionId;
const place = 'contact_points.value_sealed';

const hex = z.string().transform((text) => Buffer.from(text, 'hex'));
const cases = z
  .array(
    z.strictObject({
      tcId: z.number(),
      comment: z.string(),
      key: hex,
      iv: hex,
      aad: hex,
      msg: hex,
      ct: hex,
      tag: hex,
      result: z.enum(['valid', 'invalid']),
    }),
  )
  .parse(
    JSON.parse(
      readFileSync(new URL('../../test-vectors/wycheproof/aes-gcm.json', import.meta.url), 'utf8'),
    ),
  );

describe('the cipher beneath the keyring', () => {
  it('agrees with every public AES-GCM vector of its form', () => {
    const wrong = cases.filter((each) => {
      const name = `aes-${each.key.length * 8}-gcm`;
      if (name !== 'aes-128-gcm' && name !== 'aes-192-gcm' && name !== 'aes-256-gcm') return true;
      const decipher = createDecipheriv(name, each.key, each.iv, { authTagLength: 16 });
      decipher.setAAD(each.aad).setAuthTag(each.tag);
      let opened: Buffer | null = null;
      try {
        opened = Buffer.concat([decipher.update(each.ct), decipher.final()]);
      } catch {
        opened = null;
      }
      if (each.result === 'invalid') return opened !== null;
      const cipher = createCipheriv(name, each.key, each.iv, { authTagLength: 16 });
      cipher.setAAD(each.aad);
      const sealed = Buffer.concat([cipher.update(each.msg), cipher.final()]);
      return !(
        opened?.equals(each.msg) &&
        sealed.equals(each.ct) &&
        cipher.getAuthTag().equals(each.tag)
      );
    });
    expect(wrong.map((each) => each.tcId)).toEqual([]);
    expect(cases).toHaveLength(197);
  });
});

describe('a sealed value', () => {
  const sealed = keyring.seal(alpha, { place, row: 'row-1', text: '13800000000' });

  it('opens where it belongs, and never looks the same twice', () => {
    expect(keyring.open(alpha, { place, row: 'row-1', bytes: sealed })).toBe('13800000000');
    expect(keyring.seal(alpha, { place, row: 'row-1', text: '13800000000' })).not.toEqual(sealed);
    expect(sealed.includes('13800000000')).toBe(false);
  });

  it('does not open in another row, another column or another institution', () => {
    expect(() => keyring.open(alpha, { place, row: 'row-2', bytes: sealed })).toThrow();
    expect(() =>
      keyring.open(alpha, { place: 'addresses.text_sealed', row: 'row-1', bytes: sealed }),
    ).toThrow();
    expect(() => keyring.open(beta, { place, row: 'row-1', bytes: sealed })).toThrow();
  });

  it('does not open with any one of its bytes changed, or cut short', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => keyring.open(alpha, { place, row: 'row-1', bytes: changed })).toThrow();
    }
    expect(() =>
      keyring.open(alpha, { place, row: 'row-1', bytes: sealed.subarray(0, 20) }),
    ).toThrow();
  });
});

describe('a blind index', () => {
  it('is equal for equal values of one column and institution, and for nothing else', () => {
    const one = keyring.blindIndex(alpha, 'phone', '13800000000');
    expect(keyring.blindIndex(alpha, 'phone', '13800000000')).toEqual(one);
    expect(keyring.blindIndex(alpha, 'phone', '13800000001')).not.toEqual(one);
    expect(keyring.blindIndex(alpha, 'phone-tail', '13800000000')).not.toEqual(one);
    expect(keyring.blindIndex(beta, 'phone', '13800000000')).not.toEqual(one);
  });

  it('needs a secret that the database does not hold', () => {
    const other = keyringOf({ ...secrets, indexing: new Uint8Array(32).fill(3) });
    expect(other.blindIndex(alpha, 'phone', '1')).not.toEqual(
      keyring.blindIndex(alpha, 'phone', '1'),
    );
  });
});
