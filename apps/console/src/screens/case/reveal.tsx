// SPDX-License-Identifier: Apache-2.0
// Shows one masked value for a purpose, for a minute. The value is held here only and never cached.
import { EyeOutlined } from '@ant-design/icons';
import type { Sent } from '@fairvisit/api/route-table.ts';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';

type Revealed = Sent<'case.reveal', 'body'>;

const purposes = [
  'call-now',
  'prepare-visit',
  'verify-identity',
  'correct-data',
  'complaint',
] as const;
const shownMs = 60_000;

export interface RevealProps {
  readonly cardholderId: string;
  readonly field: Revealed['field'];
  readonly thingId?: string;
  readonly label: string;
  /** The button says what it does, where there is no value beside it. */
  readonly word?: string;
}

export function Reveal(props: RevealProps) {
  const { casePage: words } = useWords();
  const may = useMay();
  const [isAsking, setIsAsking] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), shownMs);
    return () => clearTimeout(timer);
  }, [value]);
  if (!may('case.reveal')) return null;
  if (value !== null) {
    return (
      <output className="figures">
        <span className="unseen">{words.revealed}: </span>
        <strong>{value}</strong>
      </output>
    );
  }
  return (
    <>
      <Button
        type="text"
        size="small"
        aria-label={props.word ?? `${words.reveal}: ${props.label}`}
        title={words.reveal}
        icon={<EyeOutlined aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        {props.word}
      </Button>
      {isAsking ? (
        <PurposeDialog
          asked={props}
          onClose={() => setIsAsking(false)}
          onValue={(shown) => {
            setValue(shown);
            setIsAsking(false);
          }}
        />
      ) : null}
    </>
  );
}

interface PurposeDialogProps {
  readonly asked: RevealProps;
  readonly onClose: () => void;
  readonly onValue: (value: string) => void;
}

function PurposeDialog({ asked, onClose, onValue }: PurposeDialogProps) {
  const { casePage: words, codes, shared } = useWords();
  const [purpose, setPurpose] = useState<Revealed['purpose']>();
  const reveal = useAct('case.reveal');
  const { cardholderId, field, thingId } = asked;
  const ask = () => {
    if (purpose === undefined) return;
    const body = { field, purpose, ...(thingId === undefined ? {} : { thingId }) };
    reveal.mutate({ params: { cardholderId }, body }, { onSuccess: ({ value }) => onValue(value) });
  };
  return (
    <Modal
      open
      title={words.revealTitle}
      okText={words.revealDo}
      cancelText={shared.cancel}
      okButtonProps={{ disabled: purpose === undefined, loading: reveal.isPending }}
      onOk={ask}
      onCancel={onClose}
      closable={{ 'aria-label': shared.close }}
    >
      <Field label={words.purpose} hint={words.revealNotice}>
        {(ids) => (
          <Choice
            {...ids}
            value={purpose}
            values={purposes}
            wordOf={(each) => wordOf(codes.purpose, each)}
            onChoose={setPurpose}
          />
        )}
      </Field>
      <RefusalNotice error={reveal.error} />
    </Modal>
  );
}
