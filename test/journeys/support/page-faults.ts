// SPDX-License-Identifier: Apache-2.0
// What must never happen behind a screen: an error in the browser's console, an answer of 5xx, a
// request to anybody but our own server. Collected while a page is used, asserted at its end.
import type { Page } from 'playwright-core';

export interface PageFaults {
  readonly list: readonly string[];
  /** How many requests were watched: a watcher that saw none proves nothing. */
  readonly requests: () => number;
}

/** A refusal is an ordinary answer of ours; Chromium tells every 4xx as an error of its own. */
const refusalTold = /^Failed to load resource: the server responded with a status of 4\d\d/;

export function watchPage(page: Page, origin: string): PageFaults {
  const list: string[] = [];
  let requests = 0;
  page.on('console', (message) => {
    if (message.type() !== 'error' || refusalTold.test(message.text())) return;
    list.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => list.push(`page: ${error.message}`));
  page.on('request', (request) => {
    requests += 1;
    const { protocol, origin: asked } = new URL(request.url());
    const isLocal = protocol === 'data:' || protocol === 'blob:';
    if (asked !== origin && !isLocal) list.push(`request to ${asked}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) list.push(`${response.status()} of ${response.url()}`);
  });
  return { list, requests: () => requests };
}
