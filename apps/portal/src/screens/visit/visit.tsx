// SPDX-License-Identifier: Apache-2.0
// The page itself: how things stand, who comes, what the person may do, and what he should know.
import { fill } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { usePage } from '../../data/page.ts';
import { isComing, isSettled, standingOf } from '../../data/standing.ts';
import { Screen } from '../../widgets/screen.tsx';
import { dayWords } from '../../widgets/when.ts';
import { Actions } from './actions.tsx';
import { ChangeBanner } from './change-banner.tsx';
import { Held } from './held.tsx';
import { StandingCard } from './standing-card.tsx';

export function Visit() {
  const { words } = useLanguage();
  const page = usePage();
  const standing = standingOf(page);
  return (
    <Screen heading={isSettled(standing) ? words.visit.settledHeading : words.visit.heading}>
      <p className="lead">{fill(words.visit.hello, { name: page.nameMasked })}</p>
      <ChangeBanner />
      <StandingCard standing={standing} />
      <Complained />
      <Actions />
      {isComing(standing) ? <Check /> : null}
      <Rights />
      <Wishes />
      <Held />
    </Screen>
  );
}

function Complained() {
  const { language, words } = useLanguage();
  const { complaint } = usePage();
  if (complaint === null) return null;
  const { heading, ...told } = words.visit.complaint;
  return (
    <section className="card">
      <h2>{heading}</h2>
      <p>
        {fill(told[complaint.state], {
          opened: dayWords(complaint.openedOn, language),
          due: dayWords(complaint.answerDueOn, language),
        })}
      </p>
    </section>
  );
}

function Check() {
  const { check } = useLanguage().words.visit;
  return (
    <section>
      <h2>{check.heading}</h2>
      <ol className="plain-list numbered">
        <li>{check.call}</li>
        <li>{check.badge}</li>
        <li>{check.nothing}</li>
      </ol>
      <p className="strong">{check.otherwise}</p>
    </section>
  );
}

function Rights() {
  const { heading, ...rights } = useLanguage().words.visit.rights;
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="plain-list">
        {Object.entries(rights).map(([key, text]) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function Wishes() {
  const { words } = useLanguage();
  const { wishes } = usePage();
  if (wishes.length === 0) return null;
  const { heading, ...told } = words.visit.wishes;
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="plain-list">
        {wishes.map(({ channel, wish }) => (
          <li key={`${wish} ${channel}`}>
            {fill(told[wish], { channel: words.codes.channel[channel] })}
          </li>
        ))}
      </ul>
    </section>
  );
}
