// SPDX-License-Identifier: Apache-2.0
// The shape of what is coming, shown only when it takes longer than 300 ms (see portal.css).
import { useWords } from '../catalogue/language.tsx';

export function Loading() {
  const words = useWords();
  return (
    <main className="screen skeleton">
      <p className="unseen" role="status">
        {words.frame.loading}
      </p>
      <span className="bone wide" />
      <span className="bone" />
      <span className="bone block" />
      <span className="bone block" />
    </main>
  );
}
