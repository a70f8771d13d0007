// SPDX-License-Identifier: Apache-2.0
// What stands behind a route: parsed input in, an answer or a refusal out. Who calls, and whether he
// may, was settled before by the same table that names the route.
import type { Answer, Parsed, RouteName, RouteTable } from '@fairvisit/api/route-table.ts';
import type { Decision } from '@fairvisit/api/shapes.ts';
import type { Refusal } from '@fairvisit/domain/refusals.ts';
import type { Actor, CardholderActor, Ground } from '../ground.ts';

export interface Upload {
  readonly fileName: string;
  /** Where the upload was put, on this machine's disk; removed after the answer. */
  readonly path: string;
  readonly bytes: number;
}

export type StaffActor = Actor & { readonly kind: 'staff' };

/** Who may stand behind a route: the person himself in his portal, staff everywhere else. */
export type CallerOf<Name extends RouteName> = RouteTable[Name]['act'] extends 'portal.own'
  ? CardholderActor
  : StaffActor;

export interface Call<Name extends RouteName> {
  readonly ground: Ground;
  readonly actor: CallerOf<Name>;
  readonly params: Parsed<Name, 'params'>;
  readonly query: Parsed<Name, 'query'>;
  readonly body: Parsed<Name, 'body'>;
  readonly upload: Upload | null;
}

/** A refusal may carry the decision that led to it, for the "why?" beside it. */
export interface ExplainedRefusal extends Refusal {
  readonly decision?: Decision;
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: ExplainedRefusal };

export type Handler<Name extends RouteName> = (call: Call<Name>) => Promise<Outcome<Answer<Name>>>;

/** The handlers of a noun: `satisfies HandlersOf<'case.list' | 'case.page'>`. */
export type HandlersOf<Names extends RouteName> = { readonly [Name in Names]: Handler<Name> };
