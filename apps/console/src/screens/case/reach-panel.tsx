// SPDX-License-Identifier: Apache-2.0
// The ways to reach the person, each with where it is from and whether it may be used.
import type { CasePage } from '@fairvisit/api/case.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { Reveal } from './reveal.tsx';

type Point = CasePage['person']['contactPoints'][number];

export function ReachPanel({ page }: { readonly page: CasePage }) {
  const { casePage: words } = useWords();
  const { contactPoints } = page.person;
  return (
    <Panel id="contact-points" title={words.contactPoints}>
      {contactPoints.length === 0 ? <p className="quiet">{words.noContactPoint}</p> : null}
      <ul className="rows">
        {contactPoints.map((point) => (
          <PointItem key={point.id} point={point} cardholderId={page.cardholderId} />
        ))}
      </ul>
    </Panel>
  );
}

interface PointItemProps {
  readonly point: Point;
  readonly cardholderId: string;
}

function PointItem({ point, cardholderId }: PointItemProps) {
  const { casePage: words, codes } = useWords();
  const when = useWhen();
  const confirmed =
    point.confirmedOn === null
      ? words.notConfirmed
      : fill(words.confirmedOn, { day: when.shortDay(point.confirmedOn) });
  return (
    <li>
      <div className="line">
        <span className="quiet">{wordOf(codes.contactKind, point.kind)}</span>
        <span className="figures">{point.valueMasked}</span>
        <Reveal
          cardholderId={cardholderId}
          field="contact-point"
          thingId={point.id}
          label={point.valueMasked}
        />
        {point.isFrozen ? <Mark tone="stop">{words.frozen}</Mark> : null}
      </div>
      <p className="quiet small">
        {fill(words.sourceOf, { source: wordOf(codes.source, point.source) })} · {confirmed}
      </p>
    </li>
  );
}
