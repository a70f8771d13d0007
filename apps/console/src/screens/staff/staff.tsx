// SPDX-License-Identifier: Apache-2.0
// The staff: roles, badges, agencies, and until when training and authorisation hold.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { wordOf } from '../../catalogue/fill.ts';
import { useLanguage } from '../../catalogue/language.tsx';
import { useMe } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { MadeUpLabel } from '../../widgets/labels.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Reading } from '../../widgets/reading.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';

type Row = Answer<'staff.list'>['rows'][number];

export function Staff() {
  const { words } = useLanguage();
  const staff = words.office.staff;
  const read = useRead('staff.list', {});
  const columns = useColumns();
  return (
    <Screen title={staff.title}>
      <Reading read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState>{staff.empty}</EmptyState>
          ) : (
            <RecordTable
              label={staff.title}
              rows={rows}
              keyOf={(row) => row.id}
              columns={columns}
            />
          )
        }
      </Reading>
    </Screen>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { language, words } = useLanguage();
  const staff = words.office.staff;
  return [
    {
      key: 'name',
      title: staff.name,
      cell: (row) => (
        <span className="line">
          {row.name}
          {row.isMadeUp ? <MadeUpLabel /> : null}
        </span>
      ),
    },
    { key: 'role', title: staff.role, cell: (row) => wordOf(words.codes.role, row.role) },
    { key: 'signInName', title: staff.signInName, cell: (row) => <code>{row.signInName}</code> },
    { key: 'badge', title: staff.badge, cell: (row) => row.badgeNo ?? '–' },
    {
      key: 'agency',
      title: staff.agency,
      cell: (row) => (row.agency === null ? staff.own : row.agency[language]),
    },
    {
      key: 'training',
      title: staff.training,
      cell: (row) => <Until day={row.trainingValidUntilOn} />,
    },
    {
      key: 'authorisation',
      title: staff.authorisation,
      cell: (row) => <Until day={row.authorisationValidUntilOn} />,
    },
    {
      key: 'active',
      title: staff.active,
      cell: (row) => (
        <Mark tone={row.isActive ? 'good' : 'off'}>
          {row.isActive ? staff.isActive : staff.notActive}
        </Mark>
      ),
    },
  ];
}

function Until({ day }: { readonly day: string | null }) {
  const { words } = useLanguage();
  const when = useWhen();
  const { businessDay } = useMe();
  if (day === null) return <span className="quiet">–</span>;
  return (
    <span className="line">
      <time dateTime={day}>{when.shortDay(day)}</time>
      {day < businessDay ? <Mark tone="attention">{words.office.staff.expired}</Mark> : null}
    </span>
  );
}
