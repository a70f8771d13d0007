// SPDX-License-Identifier: Apache-2.0
// What went wrong, what was kept and what to do next, in plain words.
import { fill, wordOf } from '../catalogue/fill.ts';
import { useLanguage } from '../catalogue/language.tsx';
import { ConnectionLost, Refused } from '../data/refused.ts';
import { useZone } from '../data/zone.ts';
import { Press } from './press.tsx';
import { momentWords } from './when.ts';

interface TroubleProps {
  readonly error: Error | null;
  /** Whether something was sent that may have arrived. */
  readonly isAct?: boolean;
  readonly onAgain?: () => void;
}

export function Trouble({ error, isAct = false, onAgain }: TroubleProps) {
  const { words } = useLanguage();
  const earliest = useEarliest(error);
  if (error === null) return null;
  const { title, detail } = toldOf(error, isAct, words);
  const mayTryAgain = onAgain !== undefined && !(error instanceof Refused);
  return (
    <div className="trouble" role="alert">
      {title === null ? null : <p className="trouble-title">{title}</p>}
      <p>{detail}</p>
      {earliest === null ? null : <p>{earliest}</p>}
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

function useEarliest(error: Error | null): string | null {
  const { language, words } = useLanguage();
  const zone = useZone();
  const at = error instanceof Refused ? error.refusal.nextLawfulAt : null;
  if (at === null || at === undefined || zone === null) return null;
  return fill(words.trouble.earliest, { when: momentWords(at, { language, zone }) });
}
