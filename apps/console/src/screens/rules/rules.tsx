// SPDX-License-Identifier: Apache-2.0
// Every rule, with where it stands and how much force it has. Policy is labelled as policy.
import type { RuleEntry } from '@fairvisit/api/office.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { forces } from '../../data/filters.ts';
import { useRead } from '../../data/queries.ts';
import { Chips } from '../../widgets/chips.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { RuleTable } from './rule-table.tsx';

const route = getRouteApi('/rules');
const charactersMax = 80;

export function Rules() {
  const { language, words } = useLanguage();
  const rules = words.office.rules;
  const { force } = route.useSearch();
  const navigate = route.useNavigate();
  const [search, setSearch] = useState('');
  const read = useRead('rules.list', {});
  return (
    <Screen title={rules.title} lead={rules.lead}>
      <div className="filters">
        <Input
          className="search"
          aria-label={`${rules.search}: ${rules.searchHint}`}
          placeholder={rules.searchHint}
          maxLength={charactersMax}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Chips
          label={rules.forceFilter}
          values={forces}
          chosen={force}
          wordOf={(each) => wordOf(words.codes.force, each)}
          onChoose={(chosen) => navigate({ search: chosen === undefined ? {} : { force: chosen } })}
        />
      </div>
      <Reading read={read} rows={14}>
        {(found) => {
          const shown = found.rules.filter(
            (rule) =>
              (force === undefined || rule.force === force) && matches(rule, search, language),
          );
          return (
            <>
              <p className="quiet">
                {fill(rules.shown, { n: shown.length, total: found.rules.length })} ·{' '}
                {fill(rules.pack, { hash: found.packHash.slice(0, 12) })}
              </p>
              {shown.length === 0 ? (
                <EmptyState>{rules.empty}</EmptyState>
              ) : (
                <RuleTable rules={shown} />
              )}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

function matches(rule: RuleEntry, search: string, language: 'zh' | 'en'): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  return [rule.id, rule.text[language], rule.instrument[language], rule.source, rule.article ?? '']
    .join(' ')
    .toLowerCase()
    .includes(wanted);
}
