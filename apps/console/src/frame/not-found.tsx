// SPDX-License-Identifier: Apache-2.0
// An address that leads nowhere, and a screen that fell over: both say so and lose nothing.
import { useWords } from '../catalogue/language.tsx';
import { RefusalNotice } from '../widgets/refusal-notice.tsx';
import { EmptyState, Screen } from '../widgets/screen.tsx';

export function NotFound() {
  const { shared } = useWords();
  return (
    <Screen title={shared.notFound}>
      <EmptyState>{shared.notFoundDetail}</EmptyState>
    </Screen>
  );
}

export function Fallen({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <RefusalNotice error={error} onRetry={reset} />;
}
