// SPDX-License-Identifier: Apache-2.0
// The rows of the outbox: when, about what, which way, to whom, and where it stands and why.
import { QuestionCircleOutlined } from '@ant-design/icons';
import type { MessageRow } from '@fairvisit/api/message.ts';
import { Button } from 'antd';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { CaseLink } from '../../widgets/case-link.tsx';
import { ChannelMark, MessageReason, MessageStateMark } from '../../widgets/message-marks.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import type { Column } from '../../widgets/table-head.tsx';
import { useWhen } from '../../widgets/use-when.ts';

export interface MessageTableProps {
  readonly rows: readonly MessageRow[];
  readonly onOpen: (messageId: string) => void;
}

export function MessageTable({ rows, onOpen }: MessageTableProps) {
  const { outbox: words } = useWords();
  const columns = useColumns(onOpen);
  return (
    <RecordTable
      label={words.title}
      rows={rows}
      keyOf={(row) => row.id}
      columns={columns}
      onOpen={(row) => onOpen(row.id)}
    />
  );
}

function useColumns(onOpen: MessageTableProps['onOpen']): readonly Column<MessageRow>[] {
  const { outbox: words, codes } = useWords();
  return [
    { key: 'when', title: words.when, cell: (row) => <When row={row} /> },
    {
      key: 'kind',
      title: words.kind,
      cell: (row) => (
        <Button
          type="link"
          className="in-row"
          aria-label={fill(words.askOf, {
            name: row.nameMasked,
            kind: wordOf(codes.messageKind, row.kind),
          })}
          onClick={() => onOpen(row.id)}
        >
          {wordOf(codes.messageKind, row.kind)}
        </Button>
      ),
    },
    { key: 'state', title: words.state, cell: (row) => <State row={row} /> },
    {
      key: 'person',
      title: words.person,
      cell: (row) => <CaseLink cardholderId={row.cardholderId}>{row.nameMasked}</CaseLink>,
    },
    { key: 'channel', title: words.channel, cell: (row) => <ChannelMark channel={row.channel} /> },
    { key: 'to', title: words.to, cell: (row) => <To row={row} /> },
    {
      key: 'rule',
      title: words.rule,
      cell: (row) => <Rule row={row} onOpen={onOpen} />,
    },
  ];
}

/** An address may be long; the whole of it stands in the message. */
function To({ row }: { readonly row: MessageRow }) {
  return (
    <span className="figures brief" title={row.toMasked}>
      {row.toMasked}
    </span>
  );
}

function When({ row }: { readonly row: MessageRow }) {
  const { outbox: words } = useWords();
  const when = useWhen();
  return row.sentAt === null ? (
    <span className="quiet">{fill(words.due, { at: when.moment(row.dueAt) })}</span>
  ) : (
    <span>{fill(words.sent, { at: when.moment(row.sentAt) })}</span>
  );
}

function State({ row }: { readonly row: MessageRow }) {
  return (
    <span className="line state">
      <MessageStateMark {...row} />
      <MessageReason {...row} />
    </span>
  );
}

/** The grounds stand in the message itself; asking here leads there. */
function Rule({ row, onOpen }: { readonly row: MessageRow } & Pick<MessageTableProps, 'onOpen'>) {
  const { shared } = useWords();
  if (row.rule === null) return <span className="quiet">–</span>;
  return (
    <span className="line">
      <code>{row.rule}</code>
      <Button
        type="link"
        className="why"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={`${shared.why} ${row.rule} ${row.nameMasked}`}
        onClick={() => onOpen(row.id)}
      >
        {shared.why}
      </Button>
    </span>
  );
}
