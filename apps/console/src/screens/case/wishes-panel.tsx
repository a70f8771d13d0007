// SPDX-License-Identifier: Apache-2.0
// How the person wants to be reached, and how not.
import type { CasePage } from '@fairvisit/api/case.ts';
import { fill, wordOf } from '../../catalogue/fill.ts';
import { useWords } from '../../catalogue/language.tsx';
import { Mark } from '../../widgets/mark.tsx';
import { Panel } from '../../widgets/screen.tsx';
import { useWhen } from '../../widgets/use-when.ts';

export function WishesPanel({ wishes }: Pick<CasePage, 'wishes'>) {
  const { notice, codes } = useWords();
  const words = notice.wishes;
  const when = useWhen();
  return (
    <Panel id="wishes" title={words.title}>
      {wishes.length === 0 ? <p className="quiet">{words.none}</p> : null}
      <ul className="rows">
        {wishes.map((each) => {
          const word = each.wish === 'prefer' ? words.prefer : words.refuse;
          const tone = each.withdrawnAt !== null ? 'off' : each.wish === 'prefer' ? 'good' : 'stop';
          return (
            <li key={each.id}>
              <div className="line">
                <Mark tone={tone}>
                  {fill(word, { channel: wordOf(codes.channel, each.channel) })}
                </Mark>
                {each.withdrawnAt === null ? null : (
                  <span className="quiet">
                    {fill(words.withdrawn, { day: when.moment(each.withdrawnAt) })}
                  </span>
                )}
              </div>
              <p className="quiet small">
                {fill(words.told, {
                  at: when.moment(each.toldAt),
                  via: wordOf(codes.answeredVia, each.toldVia),
                })}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
