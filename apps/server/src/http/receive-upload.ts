// SPDX-License-Identifier: Apache-2.0
// Takes an uploaded file to the storage folder as it comes, never into memory. The name it gets on
// the disk is ours; the caller's is only shown.
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type IdSource, newId } from '@fairvisit/domain/ids.ts';
import { ok, type Result, refuse } from '@fairvisit/domain/result.ts';
import type { FastifyRequest } from 'fastify';
import type { Upload } from './handler.ts';

export const uploadBytesMax = 512 * 1024 * 1024;
const fileNameLengthMax = 255;

export async function receiveUpload(
  request: FastifyRequest,
  storage: { readonly folder: string; readonly ids: IdSource; readonly bytesMax: number },
): Promise<Result<Upload>> {
  if (!request.isMultipart()) return refuse({ code: 'request.malformed', field: 'file' });
  const part = await request.file({
    limits: { fileSize: storage.bytesMax, files: 1, fields: 0 },
  });
  if (part?.fieldname !== 'file') {
    part?.file.resume();
    return refuse({ code: 'request.malformed', field: part?.fieldname ?? 'file' });
  }
  await mkdir(storage.folder, { recursive: true, mode: 0o700 });
  const path = join(storage.folder, `${newId<string>(storage.ids)}.upload`);
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated) {
    await rm(path, { force: true });
    return refuse({ code: 'file.too-large', detail: { bytesMax: storage.bytesMax } });
  }
  const { size } = await stat(path);
  return ok({ fileName: part.filename.slice(-fileNameLengthMax) || 'file', path, bytes: size });
}
