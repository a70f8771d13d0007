// SPDX-License-Identifier: Apache-2.0
// Makes the dossier of one of the visits that may have one.
import type { Answer } from '@fairvisit/api/route-table.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { freshKey } from '../../data/fresh-key.ts';
import { useAct } from '../../data/queries.ts';
import { Choice } from '../../widgets/choice.tsx';
import { Field } from '../../widgets/field.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { RefusalNotice } from '../../widgets/refusal-notice.tsx';
import { useWhen } from '../../widgets/use-when.ts';

type Visit = Answer<'dossier.list'>['visits'][number];

export function MakeDossier({ visits }: { readonly visits: readonly Visit[] }) {
  const { notice, codes } = useWords();
  const words = notice.dossier;
  const when = useWhen();
  const [chosen, setChosen] = useState<string>();
  const [idempotencyKey, setKey] = useState(freshKey);
  const make = useAct('dossier.make');
  const visitId = chosen ?? visits[0]?.visitId;
  if (visitId === undefined) return <p className="quiet small">{words.noVisit}</p>;
  const go = () =>
    make.mutate(
      { params: { visitId }, body: { idempotencyKey } },
      { onSettled: () => setKey(freshKey()) },
    );
  const visitWords = (id: string) => {
    const visit = visits.find((each) => each.visitId === id);
    if (visit === undefined) return id;
    const at = visit.windowFrom === null ? words.noTime : when.moment(visit.windowFrom);
    return fill(words.visitOf, { state: wordOf(codes.visitState, visit.state), at });
  };
  return (
    <>
      {visits.length > 1 ? (
        <Field label={words.visit}>
          {(ids) => (
            <Choice
              {...ids}
              value={visitId}
              values={visits.map((each) => each.visitId)}
              wordOf={visitWords}
              onChoose={setChosen}
            />
          )}
        </Field>
      ) : null}
      <div>
        <Button onClick={go} loading={make.isPending}>
          {words.make}
        </Button>
      </div>
      {make.data === undefined ? null : (
        <output className="told">
          <Mark tone="good">
            {fill(words.made, { n: make.data.version, pages: make.data.pages })}
          </Mark>
        </output>
      )}
      <RefusalNotice error={make.error} />
    </>
  );
}
