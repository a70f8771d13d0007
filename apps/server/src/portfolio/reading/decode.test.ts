// SPDX-License-Identifier: Apache-2.0
// Encodings are detected, told and held to; what is no text is refused with what it is and where.
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';
import type { FileEncoding } from './detect-encoding.ts';
import { countedBytes, fileSource } from './file-bytes.ts';
import { gb18030, sourceOf, utf16 } from './portfolio-file.fixture.ts';
import { fileBytesMax } from './reading-limits.ts';

const text = '账号,姓名,地址\n622,张䶮,杭州㛃园1号\n623,𠮷田|；“引”,a;b\r\n'.repeat(40);

async function decode(
  bytes: Uint8Array,
  { wanted = 'auto' as FileEncoding | 'auto', chunkBytes = 7 } = {},
) {
  const file = await decodeText(
    countedBytes(sourceOf(bytes, { chunkBytes }), fileBytesMax),
    wanted,
  );
  if (!file.ok) return { encoding: null, text: '', refusal: file.refusal };
  let read = '';
  for await (const block of file.value.blocks) {
    if (!block.ok) return { encoding: file.value.encoding(), text: read, refusal: block.refusal };
    read += block.value;
  }
  return { encoding: file.value.encoding(), text: read, refusal: null };
}

describe('the encoding of a file', () => {
  const bom = String.fromCodePoint(0xfeff);
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8 with a mark', Buffer.from(bom + text)],
    ['utf-16le', utf16(text, 'le')],
    ['utf-16le with a mark', utf16(bom + text, 'le')],
    ['utf-16be', utf16(text, 'be')],
    ['utf-16be with a mark', utf16(bom + text, 'be')],
    ['gb18030', gb18030(text.replaceAll('𠮷', '吉'))],
  ])('is found and read alike: %s', async (name, bytes) => {
    for (const chunkBytes of [1, 3, 4_096]) {
      const read = await decode(bytes, { chunkBytes });
      expect(read.refusal).toBeNull();
      expect(read.encoding).toBe(name.split(' ')[0]);
      expect(read.text).toBe(name === 'gb18030' ? text.replaceAll('𠮷', '吉') : text);
    }
  });

  it('reads rare characters of GB18030 by their published bytes', async () => {
    const bytes = Buffer.from('d5c5fe9f2c8230b7312c9534b2350a', 'hex');
    const read = await decode(bytes);
    expect(read).toEqual({ encoding: 'gb18030', text: '张䶮,㛃,𠮷\n', refusal: null });
  });

  it('may be named by the person who sends the file', async () => {
    const latinLooking = Buffer.from('c3a9c3a9', 'hex');
    expect((await decode(latinLooking)).text).toBe('éé');
    expect((await decode(latinLooking, { wanted: 'gb18030' })).text).toBe('茅茅');
  });

  it('is still open after a megabyte of ASCII and told once it is known', async () => {
    const ascii = '622,plain name,100.00\n'.repeat(60_000);
    const read = await decode(Buffer.concat([Buffer.from(ascii), gb18030('623,张䶮\n')]), {
      chunkBytes: 65_536,
    });
    expect(read.encoding).toBe('gb18030');
    expect(read.text.endsWith('623,张䶮\n')).toBe(true);
  });
});

describe('a file that is no text', () => {
  it('is refused when empty, also when it holds nothing but a mark', async () => {
    expect((await decode(Buffer.alloc(0))).refusal?.code).toBe('file.empty');
    expect((await decode(Buffer.from([0xef, 0xbb, 0xbf]))).refusal?.code).toBe('file.empty');
  });

  it.each([
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['elf', Buffer.from('7f454c4602010100', 'hex')],
    ['gzip', Buffer.from('1f8b0800', 'hex')],
    ['zip', Buffer.from('504b030414000600', 'hex')],
    ['xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['unnamed', Buffer.from('a,b\n\u0000\u0000\u0001c')],
    ['unnamed', Buffer.from('a\u0001\u0002\u0003\u0004\u0005\u0006\u0007b')],
  ])('is refused as %s', async (kind, bytes) => {
    expect((await decode(bytes)).refusal).toEqual({
      code: 'file.binary',
      field: 'file',
      detail: { kind },
    });
  });

  it('is refused when a NUL comes late', async () => {
    const bytes = Buffer.concat([Buffer.from('x,y\n'.repeat(400_000)), Buffer.from('a\u0000b\n')]);
    expect((await decode(bytes, { chunkBytes: 65_536 })).refusal?.code).toBe('file.binary');
  });
});

describe('text that cannot be decoded', () => {
  it('is refused with the byte and the line where it stops to fit', async () => {
    const read = await decode(
      Buffer.concat([Buffer.from('账号\n1,2\nx'), Buffer.from([0xff, 0x2c])]),
    );
    expect(read.refusal).toEqual({
      code: 'file.undecodable',
      field: 'file',
      line: 3,
      detail: { offset: 12, encoding: 'gb18030' },
    });
  });

  it('is refused far inside a file whose beginning was UTF-8, not read as something else', async () => {
    const head = Buffer.from('622,张三,100.00\n'.repeat(80_000));
    const read = await decode(Buffer.concat([head, Buffer.from([0xd5, 0xc5, 0x0a])]), {
      chunkBytes: 65_536,
    });
    expect(read.refusal).toMatchObject({
      code: 'file.undecodable',
      detail: { offset: head.length + 1, encoding: 'utf-8' },
    });
  });

  it('is refused when it ends inside a character', async () => {
    const cut = Buffer.from('账号,姓').subarray(0, -1);
    const read = await decode(cut, { wanted: 'utf-8' });
    expect(read.refusal?.code).toBe('file.undecodable');
    expect((await decode(utf16('账号,1', 'le').subarray(0, -1))).refusal?.code).toBe(
      'file.undecodable',
    );
  });
});

describe('the source of a file', () => {
  it('is counted and refused beyond its limit', async () => {
    const codes: string[] = [];
    for await (const chunk of countedBytes(sourceOf('x'.repeat(100), { chunkBytes: 30 }), 64)) {
      codes.push(chunk.ok ? 'read' : chunk.refusal.code);
    }
    expect(codes).toEqual(['read', 'read', 'file.too-large']);
  });

  it('is refused when the disk does not have it or when it is a folder', async () => {
    const missing = await decodeText(countedBytes(fileSource('no/such/file.csv'), 100), 'auto');
    expect(missing).toMatchObject({ ok: false, refusal: { code: 'thing.not-found' } });
    const folder = await decodeText(countedBytes(fileSource(import.meta.dirname), 100), 'auto');
    expect(folder).toMatchObject({ ok: false, refusal: { code: 'file.binary' } });
  });
});
