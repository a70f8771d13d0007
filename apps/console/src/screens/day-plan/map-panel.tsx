// SPDX-License-Identifier: Apache-2.0
// The day on a map of our own: routes, numbered stops, bases, names of communities. No tiles are
// fetched, so no stranger learns where anybody will be visited.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef } from 'react';
import { fill } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useLight } from '../../theme/theme-provider.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { drawPlan } from './draw-plan.ts';

export function MapPanel({ plan }: { readonly plan: DayPlan }) {
  const { visit } = useWords();
  const words = visit.plan;
  const { tokens } = useLight();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    return drawPlan(place.current, { plan, tokens, words });
  }, [plan, tokens, words]);
  const says = fill(words.mapSay, { n: plan.routes.length });
  return (
    <Panel id="map" title={words.map} lead={says}>
      <div ref={place} className="map" />
      <ul className="nav-list line">
        {plan.routes.map(({ teamNo }) => (
          <li key={teamNo}>
            <TeamKey teamNo={teamNo} />
            {fill(words.team, { n: teamNo })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function TeamKey({ teamNo }: { readonly teamNo: number }) {
  const { tokens } = useLight();
  const background = tokens.teams[(teamNo - 1) % tokens.teams.length];
  return <span aria-hidden className="team-key" style={{ background }} />;
}
