// SPDX-License-Identifier: Apache-2.0
// How the visit stands, in a word and a sentence, and the facts of it while somebody is to come.
import type { PortalPage } from '@fairvisit/api/portal.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { usePage } from '../../data/page.ts';
import { isComing, type Standing } from '../../data/standing.ts';
import { useReader } from '../../data/use-reader.ts';
import { Icon, type Sign } from '../../widgets/icons.tsx';
import { Told } from '../../widgets/told.tsx';
import { dayWords, spanWords } from '../../widgets/when.ts';

const signs: Readonly<Record<Standing['kind'], Sign>> = {
  none: 'home',
  asked: 'clock',
  doorstep: 'clock',
  confirmed: 'tick',
  moved: 'tick',
  waiting: 'clock',
  done: 'tick',
  'called-off': 'home',
};

export function StandingCard({ standing }: { readonly standing: Standing }) {
  const { language, words } = useLanguage();
  const { visit, declinedUntil, change } = usePage();
  const { title, detail } = toldOf(standing, words.visit);
  // Why the earlier time went, where the visit itself goes on waiting for another.
  const because = standing.kind === 'waiting' ? becauseOf(change?.reason, words.visit) : null;
  const isShown = visit !== null && isComing(standing);
  return (
    <section className={`card standing ${standing.kind}`}>
      <h2>
        <Icon sign={signs[standing.kind]} />
        {title}
      </h2>
      {because === null ? null : <p>{because}</p>}
      <p>{detail}</p>
      {declinedUntil === null ? null : (
        <p className="strong">
          {fill(words.visit.declinedUntil, { day: dayWords(declinedUntil, language) })}
        </p>
      )}
      {isShown ? <VisitFacts visit={visit} /> : null}
    </section>
  );
}

type VisitShown = NonNullable<PortalPage['visit']>;

export function VisitFacts({ visit }: { readonly visit: VisitShown }) {
  const { facts } = useLanguage().words.visit;
  const reader = useReader();
  return (
    <dl className="facts">
      <dt>{facts.when}</dt>
      <dd className="strong">
        <Told text={visit.window === null ? '–' : spanWords(visit.window, reader)} />
      </dd>
      <dt>{facts.where}</dt>
      <dd>{fill(facts.whereAddress, { place: visit.placeMasked })}</dd>
      <dt>{facts.who}</dt>
      <dd>
        <Officers officers={visit.officers} />
      </dd>
      <dt>{facts.why}</dt>
      <dd>{visit.manner === 'doorstep' ? facts.whyDoorstep : facts.whyVisit}</dd>
    </dl>
  );
}

function Officers({ officers }: Pick<VisitShown, 'officers'>) {
  const { language, words } = useLanguage();
  const { facts } = words.visit;
  if (officers.length === 0) return facts.noOfficers;
  return (
    <ul className="officers">
      {officers.map(({ name, badgeNo, agencyZh, agencyEn }) => {
        const agency = language === 'zh' ? agencyZh : agencyEn;
        return (
          <li key={badgeNo}>
            <span className="strong">{name}</span>
            <span>
              {facts.badge} <span className="strong figures">{badgeNo}</span>
            </span>
            <span className="agency">
              {agency === null ? facts.own : fill(facts.agency, { name: agency })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function toldOf(
  standing: Standing,
  words: ReturnType<typeof useLanguage>['words']['visit'],
): { readonly title: string; readonly detail: string } {
  if (standing.kind !== 'called-off') return words.standing[standing.kind];
  const { title, ...reasons } = words.calledOff;
  return { title, detail: wordOf(reasons, standing.reason) };
}

function becauseOf(
  reason: string | null | undefined,
  { calledOff }: ReturnType<typeof useLanguage>['words']['visit'],
): string | null {
  switch (reason) {
    case 'no-answer':
    case 'notice-not-proven':
    case 'law':
      return calledOff[reason];
    default:
      return null;
  }
}
