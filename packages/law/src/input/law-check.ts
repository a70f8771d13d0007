// SPDX-License-Identifier: Apache-2.0
// A document of checks, from the shell or a form: parsed strictly, then turned into acts and facts.
// Shapes here give the parser and the published JSON Schema alike.
import type { Act, Contact } from '../act.ts';
import { localDay, type ZoneTable } from '../time/zone-table.ts';
import { type Action, actionShape } from './act-shape.ts';
import { benignContact, benignFacts } from './benign.ts';
import {
  accountShape,
  actorShape,
  cardholderShape,
  type Facts,
  historyShape,
  protectionShape,
  rulePackShape,
} from './facts-shape.ts';
import { code, list, object, type Problem, type ShapeOf, text } from './shape.ts';

export const CHECKS_MAX = 10_000;
const PROBLEMS_MAX = 50;
const VISIT_MINUTES = 30;
/** Sixty days: long enough for any act, short enough to judge at once. */
export const ACT_MINUTES_MAX = 86_400;

const checkFields = {
  id: text('Name of this check.'),
  assume: code(['benign'], 'Fills unnamed facts with harmless values; for tests only.'),
  action: actionShape,
  actor: actorShape,
  cardholder: cardholderShape,
  account: accountShape,
  history: historyShape,
  protection: protectionShape,
  rulePack: rulePackShape,
};
const checkShape = object(checkFields, 'One act and what is known.', ['action']);
type Check = ShapeOf<typeof checkShape>;

const checksShape = list(checkShape, CHECKS_MAX, 'Acts to decide.');

const documentShape = object(
  {
    pack: text('Rule pack; CN when left out.'),
    assume: code(['benign'], 'For all checks.'),
    checks: checksShape,
  },
  'Acts to be decided.',
  ['checks'],
);

/** The published JSON Schema of `law check FILE`. */
export const lawCheckSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'fairvisit law check',
  anyOf: [documentShape.schema, checksShape.schema],
} as const;

export interface ParsedCheck {
  readonly id: string;
  readonly contact: Contact;
  /** Absent where a document asks for windows, not for an act. */
  readonly start?: number | undefined;
  readonly minutes: number;
  readonly facts: Facts;
  readonly benign: boolean;
}

export interface ParsedChecks {
  readonly pack: string;
  readonly checks: readonly ParsedCheck[];
}

/** The checks of a document, or what is wrong with it. */
export function parseChecks(
  input: unknown,
): { ok: true; value: ParsedChecks } | { ok: false; errors: readonly Problem[] } {
  const problems: Problem[] = [];
  const whole = Array.isArray(input) ? { checks: input } : input;
  const parsed = documentShape.parse(whole, '', problems);
  const checks = (parsed?.checks ?? []).map((check, at) =>
    parsedCheck(check, { at, assumed: parsed?.assume === 'benign', problems }),
  );
  if (problems.length > 0) return { ok: false, errors: problems.slice(0, PROBLEMS_MAX) };
  const usable = checks.filter((check) => check !== undefined);
  return { ok: true, value: { pack: parsed?.pack ?? 'CN', checks: usable } };
}

function parsedCheck(
  check: Check,
  place: { at: number; assumed: boolean; problems: Problem[] },
): ParsedCheck | undefined {
  const path = `checks[${place.at}].action`;
  const { kind, at, expectedEnd, durationMinutes, ...how } = check.action ?? {};
  if (kind === undefined) return undefined;
  if (at !== undefined && expectedEnd !== undefined && expectedEnd <= at) {
    place.problems.push({ path: `${path}.expectedEnd`, problem: 'must be after at' });
  }
  const benign = place.assumed || check.assume === 'benign';
  const visit = kind === 'visit' || kind === 'doorstep_followup';
  const named = at !== undefined && expectedEnd !== undefined ? expectedEnd - at : durationMinutes;
  if (named !== undefined && named > ACT_MINUTES_MAX) {
    place.problems.push({ path, problem: `lasts longer than ${ACT_MINUTES_MAX} minutes` });
  }
  const contact: Contact = {
    ...contactOf(how),
    kind,
    ...(visit && named === undefined && !benign ? { endUnknown: true } : {}),
  };
  return {
    id: check.id ?? String(place.at + 1),
    contact,
    start: at,
    minutes: Math.max(named ?? (visit ? VISIT_MINUTES : 1), 1),
    facts: factsOf(check),
    benign,
  };
}

function contactOf(how: Omit<Action, 'kind' | 'at' | 'expectedEnd' | 'durationMinutes'>) {
  const { stage, liftedRules, ...rest } = how;
  const lifted = (liftedRules ?? []).flatMap((one) => (one.rule ? [one.rule] : []));
  return { ...rest, stage: stage ?? 'act', liftedRules: lifted };
}

function factsOf(check: Check): Facts {
  return {
    actor: check.actor ?? {},
    cardholder: check.cardholder ?? {},
    account: check.account ?? {},
    history: check.history ?? {},
    protection: check.protection ?? {},
    rulePack: check.rulePack ?? {},
  };
}

/** The act and the facts of a check at a start, with harmless values where the check says so. */
export function actOf(
  check: ParsedCheck,
  start: number,
  zone: ZoneTable,
): { act: Act; facts: Facts } {
  const { contact, facts } = check;
  const times = { start, end: start + check.minutes };
  if (!check.benign) return { act: { contact, ...times }, facts };
  const harmless = benignFacts(start, localDay(zone, start));
  return {
    act: { contact: { ...benignContact(contact), ...contact }, ...times },
    facts: {
      actor: { ...harmless.actor, ...facts.actor },
      cardholder: { ...harmless.cardholder, ...facts.cardholder },
      account: { ...harmless.account, ...facts.account },
      history: { ...harmless.history, ...facts.history },
      protection: { ...harmless.protection, ...facts.protection },
      rulePack: { ...harmless.rulePack, ...facts.rulePack },
    },
  };
}
