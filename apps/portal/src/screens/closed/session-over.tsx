// SPDX-License-Identifier: Apache-2.0
// The half hour is over: what was kept, and how to come back.
import { useWords } from '../../catalogue/language.tsx';
import { Screen } from '../../widgets/screen.tsx';

export function SessionOver() {
  const { over } = useWords();
  return (
    <Screen heading={over.heading} lead={over.lead}>
      <p>{over.detail}</p>
    </Screen>
  );
}
