// SPDX-License-Identifier: Apache-2.0
// The person's addresses: kind, source, confirmation, and whether anybody may go there and why not.
import type { CasePage } from '@fairvisit/api/case.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import type { Catalogue } from '../../catalogue/words.ts';
import { Mark } from '../../widgets/mark.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { Reveal } from './reveal.tsx';

export type Address = CasePage['person']['addresses'][number];

export function AddressesPanel({ page }: { readonly page: CasePage }) {
  const { casePage: words } = useWords();
  const { addresses } = page.person;
  return (
    <Panel id="addresses" title={words.addresses}>
      {addresses.length === 0 ? <p className="quiet">{words.noAddress}</p> : null}
      <ul className="rows">
        {addresses.map((address) => (
          <AddressItem key={address.id} address={address} cardholderId={page.cardholderId} />
        ))}
      </ul>
    </Panel>
  );
}

interface AddressItemProps {
  readonly address: Address;
  readonly cardholderId: string;
}

function AddressItem({ address, cardholderId }: AddressItemProps) {
  const { casePage: words, codes } = useWords();
  const when = useWhen();
  const confirmed =
    address.confirmedOn === null
      ? words.notConfirmed
      : fill(words.confirmedOn, { day: when.shortDay(address.confirmedOn) });
  return (
    <li>
      <div className="line">
        <span className="quiet">{wordOf(codes.addressKind, address.kind)}</span>
        <span>{address.textMasked}</span>
        <Reveal
          cardholderId={cardholderId}
          field="address"
          thingId={address.id}
          label={address.textMasked}
        />
      </div>
      <p className="line">
        {address.mayBeVisited ? (
          <Mark tone="good">{words.mayVisit}</Mark>
        ) : (
          <Mark tone="stop">
            {words.mayNotVisit}: {whyNot(address, words)}
          </Mark>
        )}
        {address.hasPosition ? null : <Mark tone="attention">{words.noPosition}</Mark>}
      </p>
      <p className="quiet small">
        {fill(words.sourceOf, { source: wordOf(codes.source, address.source) })} · {confirmed}
        {address.livesHereConfirmedOn === null
          ? null
          : ` · ${fill(words.livesHere, { day: when.shortDay(address.livesHereConfirmedOn) })}`}
      </p>
    </li>
  );
}

function whyNot(address: Address, words: Catalogue['casePage']): string {
  if (address.kind === 'hukou' && address.livesHereConfirmedOn === null) return words.whyNotHukou;
  if (address.kind === 'work') return words.whyNotWork;
  return address.kind === 'billing' ? words.whyNotBilling : words.whyNotOther;
}
