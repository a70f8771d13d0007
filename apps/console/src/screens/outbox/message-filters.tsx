// SPDX-License-Identifier: Apache-2.0
// The filters of the outbox: states with their counts, channels, and what a message is about.
import type { MessageState } from '@fairvisit/api/message.ts';
import type { Answer } from '@fairvisit/api/route-table.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { type Filters, messageChannels, messageKinds, messageStates } from '../../data/filters.ts';
import { Chips } from '../../widgets/chips.tsx';
import { groupedCount } from '../../widgets/grouped.ts';

export interface OutboxFilters {
  readonly state?: MessageState;
  readonly channel?: NonNullable<Filters['channel']>;
  readonly kind?: NonNullable<Filters['kind']>;
}

export interface MessageFiltersProps {
  readonly filters: OutboxFilters;
  readonly byState: Partial<Answer<'message.list'>['byState']>;
  readonly onChange: (filters: OutboxFilters) => void;
}

export function MessageFilters({ filters, byState, onChange }: MessageFiltersProps) {
  const { outbox: words, codes, shared } = useWords();
  const { state: _state, ...exceptState } = filters;
  const { channel: _channel, ...exceptChannel } = filters;
  const { kind, ...exceptKind } = filters;
  return (
    <>
      <Chips
        label={words.stateFilter}
        values={messageStates}
        chosen={filters.state}
        wordOf={(each) =>
          fill(words.withCount, {
            word: wordOf(codes.messageState, each),
            n: groupedCount(byState[each] ?? 0),
          })
        }
        onChoose={(state) => onChange(state ? { ...exceptState, state } : exceptState)}
      />
      <div className="filters">
        <Chips
          label={words.channelFilter}
          values={messageChannels}
          chosen={filters.channel}
          wordOf={(each) => wordOf(codes.messageChannel, each)}
          onChoose={(channel) => onChange(channel ? { ...exceptChannel, channel } : exceptChannel)}
        />
        <label className="line">
          <span className="quiet">{words.kindFilter}</span>
          <select
            className="choice"
            value={kind ?? ''}
            onChange={(event) => {
              const chosen = messageKinds.find((each) => each === event.target.value);
              onChange(chosen ? { ...exceptKind, kind: chosen } : exceptKind);
            }}
          >
            <option value="">{shared.all}</option>
            {messageKinds.map((each) => (
              <option key={each} value={each}>
                {wordOf(codes.messageKind, each)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}
