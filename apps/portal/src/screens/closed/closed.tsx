// SPDX-License-Identifier: Apache-2.0
// The person closed the page himself.
import { useWords } from '../../catalogue/language.tsx';
import { Screen } from '../../widgets/screen.tsx';

export function Closed() {
  const { closed } = useWords();
  return <Screen heading={closed.heading} lead={closed.lead} />;
}
