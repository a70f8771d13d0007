// SPDX-License-Identifier: Apache-2.0
// The browser of a person: it knocks from an address of its own, keeps the portal's cookie, and sends
// what our own page sends.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { portalCookie } from '../src/cardholder/portal-cookie.ts';
import { type BrowserHeaders, browserHeaders } from './builders/session.ts';

let addresses = 0;

export class PortalBrowser {
  readonly #app: FastifyInstance;
  readonly #remoteAddress: string;
  #cookie: string | null = null;

  constructor(app: FastifyInstance) {
    this.#app = app;
    addresses += 1;
    this.#remoteAddress = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
  }

  get headers(): BrowserHeaders {
    return this.#cookie === null
      ? browserHeaders
      : { ...browserHeaders, cookie: `${portalCookie}=${this.#cookie}` };
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.#keep(
      await this.#app.inject({
        method: 'GET',
        url,
        headers: this.headers,
        remoteAddress: this.#remoteAddress,
      }),
    );
  }

  async post(url: string, payload: object): Promise<LightMyRequestResponse> {
    return this.#keep(
      await this.#app.inject({
        method: 'POST',
        url,
        headers: this.headers,
        remoteAddress: this.#remoteAddress,
        payload,
      }),
    );
  }

  enter(link: string, factor: string): Promise<LightMyRequestResponse> {
    return this.post('/api/portal/enter', { link, factor });
  }

  #keep(answer: LightMyRequestResponse): LightMyRequestResponse {
    const cookie = answer.cookies.find((each) => each.name === portalCookie);
    if (cookie) this.#cookie = cookie.value === '' ? null : cookie.value;
    return answer;
  }
}
