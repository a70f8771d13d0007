// SPDX-License-Identifier: Apache-2.0
// Puts the providers around the screens, in the order in which they need each other.
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from './catalogue/language.tsx';
import { queryClient } from './data/query-client.ts';
import { Portal } from './frame/portal.tsx';

export function startPortal(element: HTMLElement | null): void {
  if (element === null) throw new Error('index.html has an element with id root');
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <Portal />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
