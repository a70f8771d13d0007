// SPDX-License-Identifier: Apache-2.0
// The day's figures: what waits for whom, how the buckets stand, and how they moved.
import { useWords } from '../../catalogue/language.tsx';
import { useMay } from '../../data/me.tsx';
import { useRead } from '../../data/queries.ts';
import { Reading } from '../../widgets/reading.tsx';
import { EmptyState, Screen } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';
import { BucketPanel } from './bucket-panel.tsx';
import { LastRuns } from './last-runs.tsx';
import { RollPanel } from './roll-panel.tsx';
import { Tiles } from './tiles.tsx';

export function Overview() {
  const { overview: words } = useWords();
  const may = useMay();
  const when = useWhen();
  const read = useRead('overview.read', {});
  return (
    <Screen title={words.title} lead={read.data ? when.day(read.data.businessDay) : undefined}>
      <Reading read={read}>
        {(found) =>
          found.accounts === 0 ? (
            <EmptyState>{words.empty}</EmptyState>
          ) : (
            <>
              <Tiles overview={found} />
              <div className="columns">
                <BucketPanel overview={found} />
                {may('portfolio.read') ? <RollPanel months={found.months} /> : null}
              </div>
              <LastRuns overview={found} />
            </>
          )
        }
      </Reading>
    </Screen>
  );
}
