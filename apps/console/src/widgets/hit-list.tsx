// SPDX-License-Identifier: Apache-2.0
// Every rule that spoke: what it says, where it stands, how much force it has, who checked it.
import type { Hit } from '@fairvisit/api/shapes.ts';
import { fill, wordOf } from '../catalogue/fill.ts';
import { useLanguage } from '../catalogue/language.tsx';
import type { Catalogue } from '../catalogue/words.ts';
import { ForceLabel, VerifiedLabel } from './labels.tsx';
import { Mark, type Tone } from './mark.tsx';

const tones: Readonly<Record<Hit['outcome'], Tone>> = {
  block: 'stop',
  require: 'attention',
  warn: 'plain',
  record: 'off',
};

export function HitList({ hits }: { readonly hits: readonly Hit[] }) {
  const { words } = useLanguage();
  if (hits.length === 0) return <p className="quiet">{words.casePage.noHits}</p>;
  return (
    <ul className="hits">
      {hits.map((hit) => (
        <HitItem key={`${hit.rule} ${hit.outcome}`} hit={hit} />
      ))}
    </ul>
  );
}

function HitItem({ hit }: { readonly hit: Hit }) {
  const { language, words } = useLanguage();
  return (
    <li className="hit">
      <div className="hit-head">
        <Mark tone={tones[hit.outcome]}>{wordOf(words.codes.outcome, hit.outcome)}</Mark>
        <code>{hit.rule}</code>
        <ForceLabel force={hit.force} />
        <VerifiedLabel hit={hit} />
      </div>
      <p>{hit.text[language]}</p>
      {hit.missing && hit.missing.length > 0 ? (
        <p className="attention">
          {fill(words.casePage.missing, {
            list: hit.missing.map((name) => factWord(name, words)).join(', '),
          })}
        </p>
      ) : null}
      <p className="quiet small">
        {words.casePage.source}: {hit.source}
      </p>
    </li>
  );
}

/** `actor.trainingValidTo` is known by its last part. */
function factWord(name: string, words: Catalogue): string {
  const last = name.split('.').at(-1) ?? name;
  return Object.hasOwn(words.fact, last) ? wordOf(words.fact, last) : name;
}
