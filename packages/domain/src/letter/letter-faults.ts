// SPDX-License-Identifier: Apache-2.0
// What a letter that asks for payment must contain (CN-LET-01): name, balance, reason and legal basis,
// rights and duties, how to ask, repay, object and hand in evidence, the bank's contact, its seal.
import { letterLines } from './letter-lines.ts';

export interface LetterToCheck {
  readonly language: 'zh' | 'en';
  readonly subject: string | null;
  readonly text: string;
  /** As it stands on the envelope. */
  readonly recipient: string;
  /** The paper has a box for the institution's stamp. */
  readonly hasSealPlace: boolean;
}

export const letterPartNames = [
  'name',
  'balance',
  'reason',
  'legal-basis',
  'rights',
  'duties',
  'how-to-ask',
  'how-to-repay',
  'how-to-object',
  'how-to-submit-evidence',
  'contact',
  'seal',
] as const;
export type LetterPart = (typeof letterPartNames)[number];

/** The parts that are missing, in the order of the rule; none: the letter is complete. */
export function letterFaults(letter: LetterToCheck): readonly LetterPart[] {
  return letterPartNames.filter((part) => !has(part, letter));
}

function has(part: LetterPart, letter: LetterToCheck): boolean {
  const { recipient, text } = letter;
  if (part === 'seal') return letter.hasSealPlace;
  if (part === 'name') return recipient.trim() !== '' && text.includes(recipient);
  if (part === 'balance') return hasBalance(text);
  return signs[letter.language][part].test(text);
}

/** Every currency that is named has its own sum. */
function hasBalance(text: string): boolean {
  const lines = letterLines(text);
  const named = lines.flatMap((line) => (line.kind === 'account' ? [line.currency] : []));
  const summed = lines.flatMap((line) => (line.kind === 'total' ? [line.currency] : []));
  return named.length > 0 && named.every((currency) => summed.includes(currency));
}

type Signs = Readonly<Record<Exclude<LetterPart, 'name' | 'balance' | 'seal'>, RegExp>>;

/** By what each part is known in the words of its language. */
const signs: Readonly<Record<'zh' | 'en', Signs>> = {
  zh: {
    reason: /账户有.{0,12}款项/,
    'legal-basis': /依据：.*《.+》/,
    rights: /您的权利：\S/,
    duties: /您的义务：\S/,
    'how-to-ask': /^.*查询.*[：:].*(?:应用|电话)/m,
    'how-to-repay': /^还款.*[：:].*(?:应用|电话)/m,
    'how-to-object': /^.*提出异议.*[：:].*(?:应用|电话)/m,
    'how-to-submit-evidence': /^.*提交(?:材料|证据).*[：:].*(?:应用|电话)/m,
    contact: /电话/,
  },
  en: {
    reason: /amounts? on your accounts? (?:is|are) due/,
    'legal-basis': /^Basis: .*(?:Measures|Law|Code)/m,
    rights: /^Your rights: \S/m,
    duties: /^Your duties: \S/m,
    'how-to-ask': /^To .*\bask\b.*: .*(?:app|call)/m,
    'how-to-repay': /^To pay\b.*: .*(?:app|call)/m,
    'how-to-object': /^To .*\bobject\b.*: .*(?:app|call)/m,
    'how-to-submit-evidence': /^To .*\bevidence\b.*: .*(?:app|call)/m,
    contact: /call the number|complaints: \S/,
  },
};
