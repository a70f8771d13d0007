// SPDX-License-Identifier: Apache-2.0
// The business time, always in sight; where it stands still (the demo), it is moved from here.
import { FieldTimeOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { fill } from '../catalogue/fill.ts';
import { useWords } from '../catalogue/language.tsx';
import { useMay, useMe } from '../data/me.tsx';
import { useAct } from '../data/queries.ts';
import { RefusalNotice } from '../widgets/refusal-notice.tsx';
import { useWhen } from '../widgets/use-when.ts';

export function BusinessClock() {
  const { header } = useWords();
  const me = useMe();
  const when = useWhen();
  return (
    <div className="head-clock">
      <span>
        <FieldTimeOutlined aria-hidden /> <span className="unseen">{header.clock}</span>
        <time dateTime={me.businessNow}>{when.moment(me.businessNow)}</time>
      </span>
      <Advance />
    </div>
  );
}

function Advance() {
  const { header } = useWords();
  const me = useMe();
  const may = useMay();
  const when = useWhen();
  const { notification } = App.useApp();
  const advance = useAct('clock.advance');
  if (!me.clockStands || !may('clock.advance')) return null;
  const go = (step: 'hour' | 'day') =>
    advance.mutate(
      { body: { step } },
      {
        onSuccess: ({ nights }) => {
          for (const night of nights) {
            notification.success({
              title: fill(header.night, { ...night, on: when.day(night.on) }),
            });
          }
        },
        onError: (error) => {
          notification.open({ title: header.clock, description: <RefusalNotice error={error} /> });
        },
      },
    );
  return (
    <span className="line">
      <Button size="small" disabled={advance.isPending} onClick={() => go('hour')}>
        {header.nextHour}
      </Button>
      <Button size="small" disabled={advance.isPending} onClick={() => go('day')}>
        {header.nextDay}
      </Button>
      {advance.isPending ? (
        <span role="status" className="quiet small">
          {header.advancing}
        </span>
      ) : null}
    </span>
  );
}
