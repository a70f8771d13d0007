// SPDX-License-Identifier: Apache-2.0
// The columns of the rules.
import type { RuleEntry } from '@fairvisit/api/office.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { ForceLabel, VerifiedLabel } from '../../widgets/labels.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { figureWords } from './figure-words.ts';

export function RuleTable({ rules }: { readonly rules: readonly RuleEntry[] }) {
  const { words } = useLanguage();
  const columns = useColumns();
  return (
    <RecordTable
      label={words.office.rules.title}
      rows={rules}
      keyOf={(rule) => rule.id}
      columns={columns}
    />
  );
}

function useColumns(): readonly Column<RuleEntry>[] {
  const { words } = useLanguage();
  const rules = words.office.rules;
  return [
    { key: 'id', title: rules.id, cell: (rule) => <code>{rule.id}</code> },
    { key: 'force', title: rules.force, cell: (rule) => <Forces rule={rule} /> },
    { key: 'rule', title: rules.rule, width: 320, cell: (rule) => <Said rule={rule} /> },
    { key: 'source', title: rules.source, width: 220, cell: (rule) => <Source rule={rule} /> },
    { key: 'verified', title: rules.verified, cell: (rule) => <VerifiedLabel hit={rule} /> },
    { key: 'inForce', title: rules.inForce, cell: (rule) => <InForce rule={rule} /> },
  ];
}

interface RuleProps {
  readonly rule: RuleEntry;
}

function Forces({ rule }: RuleProps) {
  return (
    <span className="line">
      <ForceLabel force={rule.force} />
      {rule.isPolicy && rule.force !== 'policy' ? <ForceLabel force="policy" /> : null}
    </span>
  );
}

function Said({ rule }: RuleProps) {
  const { language, words } = useLanguage();
  const needs = rule.needs[language];
  const lifted = wordOf(words.codes.liftedBy, rule.mayBeLiftedBy);
  return (
    <div className="wrap">
      <strong>{rule.text[language]}</strong>
      {needs === '' ? null : (
        <p className="small">
          {words.office.rules.needs}: {needs}
        </p>
      )}
      <p className="quiet small">
        {lifted}
        <Figures rule={rule} />
      </p>
    </div>
  );
}

/** The figures by the day they took effect, the newest last. */
function Figures({ rule }: RuleProps) {
  const { words } = useLanguage();
  const when = useWhen();
  const { rules } = words.office;
  if (rule.figures.length === 0) return null;
  const list = rule.figures.map(
    ({ from, value }) =>
      `${fill(rules.from, { day: when.shortDay(from) })} ${value === null ? rules.repealed : figureWords(value)}`,
  );
  return ` · ${rules.parameters}: ${list.join(' · ')}`;
}

function Source({ rule }: RuleProps) {
  const { language } = useLanguage();
  return (
    <div className="wrap small">
      <p>
        {rule.instrument[language]}
        {rule.article === null ? '' : ` · ${rule.article}`}
      </p>
      <p className="quiet">{rule.source}</p>
    </div>
  );
}

function InForce({ rule }: RuleProps) {
  const { words } = useLanguage();
  const when = useWhen();
  const rules = words.office.rules;
  return (
    <div className="small">
      <p>{fill(rules.from, { day: when.shortDay(rule.inForceFrom) })}</p>
      {rule.inForceUntil === null ? null : (
        <p>{fill(rules.until, { day: when.shortDay(rule.inForceUntil) })}</p>
      )}
    </div>
  );
}
