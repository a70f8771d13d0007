// SPDX-License-Identifier: Apache-2.0
// Somebody came without a link, or with half of one: what to do.
import { useWords } from '../../catalogue/language.tsx';
import { Screen } from '../../widgets/screen.tsx';

export function NoLink() {
  const { noLink } = useWords();
  return (
    <Screen heading={noLink.heading} lead={noLink.lead}>
      <ol className="plain-list numbered">
        <li>{noLink.steps.tap}</li>
        <li>{noLink.steps.whole}</li>
        <li>{noLink.steps.call}</li>
      </ol>
    </Screen>
  );
}
