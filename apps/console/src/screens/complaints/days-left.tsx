// SPDX-License-Identifier: Apache-2.0
// How long an answer may take. It is our delay and not the person's, so it turns amber and never red.
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';

const soonDays = 3;

export function DaysLeft({ daysLeft }: { readonly daysLeft: number }) {
  const { complaint: words } = useWords();
  const said =
    daysLeft > 0
      ? fill(words.daysLeft, { n: daysLeft })
      : daysLeft === 0
        ? words.dueToday
        : fill(words.daysOver, { n: -daysLeft });
  return <Mark tone={daysLeft <= soonDays ? 'attention' : 'waiting'}>{said}</Mark>;
}
