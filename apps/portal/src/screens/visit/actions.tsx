// SPDX-License-Identifier: Apache-2.0
// What the person may do now: one thing to press, and the other ways as plain as it.
import { useWords } from '../../catalogue/language.tsx';
import { useAct, usePage } from '../../data/page.ts';
import { goTo } from '../../data/place.ts';
import { Press } from '../../widgets/press.tsx';
import { Trouble } from '../../widgets/trouble.tsx';

export function Actions() {
  const { actions: words } = useWords().visit;
  const { may } = usePage();
  const ways = [
    { place: '/move', title: words.move, lead: words.moveLead, isOpen: may.move },
    { place: '/channel', title: words.channel, lead: words.channelLead, isOpen: may.otherChannel },
    { place: '/decline', title: words.decline, lead: words.declineLead, isOpen: may.decline },
    {
      place: '/complaint',
      title: words.complaint,
      lead: words.complaintLead,
      isOpen: may.complain,
    },
  ].filter(({ isOpen }) => isOpen);
  if (ways.length === 0 && !may.confirm) return null;
  return (
    <section>
      <h2>{words.heading}</h2>
      {may.confirm ? <Confirm /> : null}
      <ul className="ways">
        {ways.map(({ place, title, lead }) => (
          <li key={place}>
            <a href={`#${place}`}>
              <span className="option-title">{title}</span>
              <span className="quiet">{lead}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Confirm() {
  const { actions } = useWords().visit;
  const { visit } = usePage();
  const act = useAct('portal.confirm', () => goTo('/done/confirmed'));
  if (visit === null) return null;
  const confirm = () => act.mutate({ noticeId: visit.noticeId });
  return (
    <>
      <Trouble error={act.error} isAct />
      <Press busyWords={act.isPending && actions.confirming} onPress={confirm}>
        {actions.confirm}
      </Press>
    </>
  );
}
