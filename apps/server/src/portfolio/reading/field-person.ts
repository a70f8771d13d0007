// SPDX-License-Identifier: Apache-2.0
// The person of a line: name, ways to reach them and addresses by kind. Names and addresses are
// kept character for character; nothing here decides whether an address may be visited.
import type { FieldCells } from './field-cells.ts';
import type { FieldName } from './field-names.ts';
import { ourWord } from './field-settings.ts';
import type { AddressKind, ReadAddress, ReadPerson } from './portfolio-row.ts';
import { textCharactersMax } from './reading-limits.ts';

export function readPerson(
  cells: FieldCells,
  addressKinds: Readonly<Record<string, string>>,
): ReadPerson {
  const contacts = (fields: readonly FieldName[]) =>
    fields.flatMap((field) => cells.text(field, textCharactersMax.contact) ?? []);
  return {
    name: cells.name('name', textCharactersMax.name),
    phones: contacts(['phone', 'phone_2', 'phone_3']),
    emails: contacts(['email', 'email_2']),
    identityNumber: cells.text('identity_number', textCharactersMax.reference),
    addresses: [...kindAddresses(cells), ...namedAddress(cells, addressKinds)],
  };
}

const kinds = ['residence', 'work', 'hukou', 'billing'] as const;

function kindAddresses(cells: FieldCells): ReadAddress[] {
  return kinds.flatMap((kind) =>
    readAddress(cells, kind, {
      text: `${kind}_address`,
      community: `${kind}_community`,
      source: `${kind}_source`,
      confirmedOn: `${kind}_confirmed_on`,
    }),
  );
}

const ownKinds: ReadonlyMap<string, AddressKind> = new Map([
  ['residence', 'residence'],
  ['居住', 'residence'],
  ['work', 'work'],
  ['单位', 'work'],
  ['hukou', 'hukou'],
  ['户籍', 'hukou'],
  ['billing', 'billing'],
  ['账单', 'billing'],
]);

/** An address whose kind stands in a column of its own. Without a kind it cannot be placed. */
function namedAddress(
  cells: FieldCells,
  addressKinds: Readonly<Record<string, string>>,
): ReadAddress[] {
  if (!cells.has('address')) return [];
  const word = cells.text('address_kind', textCharactersMax.word) ?? '';
  const kind = ownKinds.get(ourWord(addressKinds, word));
  if (kind === undefined) {
    cells.fail('address_kind', word === '' ? 'missing_value' : 'unknown_address_kind');
    return [];
  }
  return readAddress(cells, kind, {
    text: 'address',
    community: 'address_community',
    source: 'address_source',
    confirmedOn: 'address_confirmed_on',
  });
}

interface AddressFields {
  readonly text: FieldName;
  readonly community: FieldName;
  readonly source: FieldName;
  readonly confirmedOn: FieldName;
}

function readAddress(cells: FieldCells, kind: AddressKind, fields: AddressFields): ReadAddress[] {
  const text = cells.name(fields.text, textCharactersMax.address);
  if (text === null || text.trim() === '') return [];
  return [
    {
      kind,
      text,
      communityCode: cells.text(fields.community, textCharactersMax.word),
      source: cells.text(fields.source, textCharactersMax.word) ?? 'bank-file',
      confirmedOn: cells.date(fields.confirmedOn),
    },
  ];
}
