// SPDX-License-Identifier: Apache-2.0
// Where a person may be visited at all: where he lives. A 户籍 or parents' home counts only by his
// own word, and an address that others gave is where somebody else may live.

export interface KnownAddress {
  readonly kind: 'residence' | 'work' | 'hukou' | 'billing';
  readonly source: string;
  readonly confirmedOn: { toString(): string } | null;
  readonly livesHereConfirmedOn: { toString(): string } | null;
  readonly isRetired: boolean;
}

const ownSources: readonly string[] = ['contract', 'left-by-person', 'authorised'];

/** Whether officers may go there at all; the law is asked about the time and the person besides. */
export function mayBeVisited(address: KnownAddress): boolean {
  if (address.isRetired) return false;
  if (address.livesHereConfirmedOn !== null) return address.kind !== 'work';
  return address.kind === 'residence' && ownSources.includes(address.source);
}

/** The address to go to: his own word first, then the latest confirmation; null when there is none. */
export function addressToVisit<Address extends KnownAddress & { readonly id: string }>(
  addresses: readonly Address[],
): Address | null {
  const candidates = addresses.filter(mayBeVisited);
  const ranked = candidates.sort((a, b) => compareRank(rank(a), rank(b)));
  return ranked[0] ?? null;
}

function rank(address: KnownAddress & { readonly id: string }): readonly string[] {
  const { livesHereConfirmedOn, confirmedOn, id } = address;
  return [livesHereConfirmedOn?.toString() ?? '', confirmedOn?.toString() ?? '', id];
}

/** Later days first; the id only keeps the order stable. */
function compareRank(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left > right ? -1 : 1;
  }
  return 0;
}
