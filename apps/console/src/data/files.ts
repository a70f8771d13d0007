// SPDX-License-Identifier: Apache-2.0
// Fetches a file and hands it to the reader. It is not opened by a bare link, since a refusal has to
// be told in words beside the button and not on a page of its own.
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { failureOf, fetchOrLose, pathOf } from './client.ts';

type FileRoute = 'dossier.file' | 'letter.file';

export interface FileAsked {
  readonly name: FileRoute;
  readonly params: Readonly<Record<string, string>>;
}

export function useDownload(): UseMutationResult<void, Error, FileAsked> {
  return useMutation({ mutationFn: download });
}

async function download({ name, params }: FileAsked): Promise<void> {
  const response = await fetchOrLose(
    new Request(pathOf(name, params), { credentials: 'same-origin' }),
  );
  if (!response.ok) throw await failureOf(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? `${name}.pdf`;
  link.click();
  URL.revokeObjectURL(address);
}

/** `attachment; filename="dossier-v2.pdf"` → `dossier-v2.pdf` */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? null;
}
