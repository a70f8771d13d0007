// SPDX-License-Identifier: Apache-2.0
// The person's accounts, each with its statements. Each stands in its own currency; nothing is added.
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { groupedCount } from '../../widgets/grouped.ts';
import { BucketLabel } from '../../widgets/labels.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Amount } from '../../widgets/money.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import type { Account } from './account.ts';
import { AccountMoves } from './account-moves.tsx';
import { DueMark } from './due-mark.tsx';

export function AccountsPanel({ accounts }: { readonly accounts: readonly Account[] }) {
  const { casePage: words } = useWords();
  return (
    <Panel id="accounts" title={words.accounts} lead={words.accountsSay}>
      <div className="columns">
        {accounts.map((account) => (
          <AccountCard key={account.accountId} account={account} />
        ))}
      </div>
    </Panel>
  );
}

function AccountCard({ account }: { readonly account: Account }) {
  const { casePage: words, codes, overdue } = useWords();
  return (
    <div className="stack">
      <div className="line">
        <h3 className="figures">{account.reference}</h3>
        <BucketLabel bucket={account.bucket} />
        <span className="quiet">
          {[account.product, wordOf(codes.partyRole, account.role)].filter(Boolean).join(' · ')}
        </span>
        {account.hasJump ? (
          <Mark tone="attention" title={overdue.jumpWhy}>
            {overdue.jump}
          </Mark>
        ) : null}
      </div>
      {account.dataCheck === null ? null : (
        <Mark tone="attention">{wordOf(codes.dataCheck, account.dataCheck)}</Mark>
      )}
      {account.isQuiet ? <Mark tone="plain">{words.quiet}</Mark> : null}
      <AccountFigures account={account} />
      <AccountMoves account={account} />
      <Statements account={account} />
    </div>
  );
}

function AccountFigures({ account }: { readonly account: Account }) {
  const { casePage: words } = useWords();
  const when = useWhen();
  return (
    <dl className="pairs">
      <dt>{words.overdue}</dt>
      <dd>
        <Amount money={account.overdue} />
      </dd>
      <dt>{words.balance}</dt>
      <dd>
        <Amount money={account.balance} />
      </dd>
      {account.limit === null ? null : (
        <>
          <dt>{words.limit}</dt>
          <dd>
            <Amount money={account.limit} />
          </dd>
        </>
      )}
      <dt>{words.days}</dt>
      <dd className="figures">{groupedCount(account.daysPastDue)}</dd>
      <dt>{words.dueOn}</dt>
      <dd>
        {account.dueOn === null ? '–' : when.day(account.dueOn)}{' '}
        <DueMark source={account.dueSource} />
      </dd>
    </dl>
  );
}

function Statements({ account }: { readonly account: Account }) {
  const { casePage: words, overdue } = useWords();
  const when = useWhen();
  if (account.statements.length === 0) return null;
  return (
    <RecordTable
      label={`${words.statements} ${account.reference}`}
      rows={account.statements}
      keyOf={(row) => row.month}
      isTall={false}
      columns={[
        { key: 'month', title: words.month, cell: (row) => when.month(row.month) },
        {
          key: 'bucket',
          title: words.bucket,
          cell: (row) => (
            <span className="line">
              <BucketLabel bucket={row.bucket} />
              {row.hasJump ? <Mark tone="attention">{overdue.jump}</Mark> : null}
            </span>
          ),
        },
        { key: 'status', title: words.status, align: 'right', cell: (row) => String(row.status) },
        {
          key: 'bill',
          title: words.bill,
          align: 'right',
          cell: (row) => <Amount money={row.bill} />,
        },
        {
          key: 'paid',
          title: words.paid,
          align: 'right',
          cell: (row) => <Amount money={row.paid} />,
        },
      ]}
    />
  );
}
