// SPDX-License-Identifier: Apache-2.0
// An old message names an old time: what changed since, before anything else.
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { usePage } from '../../data/page.ts';
import { useReader } from '../../data/use-reader.ts';
import { Icon } from '../../widgets/icons.tsx';
import { Told } from '../../widgets/told.tsx';
import { momentWords, spanWords } from '../../widgets/when.ts';

export function ChangeBanner() {
  const { change: words } = useWords().visit;
  const { change } = usePage();
  const reader = useReader();
  if (change === null) return null;
  return (
    <section className={change.kind === 'replanned' ? 'banner' : 'banner calm'}>
      <h2>
        <Icon sign="note" />
        {words.titles[change.kind]}
      </h2>
      <p>
        <Told text={fill(words[change.kind], { was: spanWords(change.was, reader) })} />
      </p>
      <p className="quiet">{fill(words.at, { when: momentWords(change.at, reader) })}</p>
    </section>
  );
}
