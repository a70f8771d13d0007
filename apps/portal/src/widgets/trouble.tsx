// SPDX-License-Identifier: Apache-2.0
// What went wrong, what was kept and what to do next, in plain words.
import { fill, wordOf } from '../catalogue/fill.ts';
import { useLanguage } from '../catalogue/language.tsx';
import { ConnectionLost, Refused } from '../data/refused.ts';
import { useZone } from '../data/zone.ts';
import { Press } from './press.tsx';
import { momentWords, spanWords } from './when.ts';

interface TroubleProps {
  readonly error: Error | null;
  /** Whether something was sent that may have arrived. */
  readonly isAct?: boolean;
  readonly onAgain?: () => void;
}

export function Trouble({ error, isAct = false, onAgain }: TroubleProps) {
  const { words } = useLanguage();
  const time = useTime(error);
  if (error === null) return null;
  const { title, detail } = toldOf(error, isAct, words);
  const mayTryAgain = onAgain !== undefined && !(error instanceof Refused);
  return (
    <div className="trouble" role="alert">
      {title === null ? null : <p className="trouble-title">{title}</p>}
      <p>{detail}</p>
      {time === null ? null : <p>{time}</p>}
      {mayTryAgain ? (
        <Press isPlain onPress={onAgain}>
          {words.trouble.again}
        </Press>
      ) : null}
    </div>
  );
}

function toldOf(
  error: Error,
  isAct: boolean,
  { trouble, refusal }: ReturnType<typeof useLanguage>['words'],
): { readonly title: string | null; readonly detail: string } {
  if (error instanceof Refused) {
    return { title: null, detail: wordOf(refusal, error.refusal.code) };
  }
  if (error instanceof ConnectionLost) {
    return { title: trouble.lostTitle, detail: isAct ? trouble.lostAct : trouble.lost };
  }
  return { title: trouble.faultTitle, detail: trouble.fault };
}

/** When it becomes possible, or which time is already kept for him. */
function useTime(error: Error | null): string | null {
  const { language, words } = useLanguage();
  const zone = useZone();
  if (!(error instanceof Refused) || zone === null) return null;
  const reader = { language, zone };
  const { code, detail, nextLawfulAt } = error.refusal;
  if (typeof nextLawfulAt === 'string') {
    return fill(words.trouble.earliest, { when: momentWords(nextLawfulAt, reader) });
  }
  const { from, until } = detail ?? {};
  if (code !== 'visit.already-arranged') return null;
  if (typeof from !== 'string' || typeof until !== 'string') return null;
  return fill(words.trouble.arranged, { when: spanWords({ from, until }, reader) });
}
