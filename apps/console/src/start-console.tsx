// SPDX-License-Identifier: Apache-2.0
// Puts the providers around the routes, in the order in which they need each other.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from './catalogue/language.tsx';
import { queryClient } from './data/query-client.ts';
import { router } from './routes.tsx';
import { ThemeProvider } from './theme/theme-provider.tsx';

export function startConsole(element: HTMLElement | null): void {
  if (element === null) throw new Error('index.html has an element with id root');
  createRoot(element).render(
    <StrictMode>
      <LanguageProvider>
        <ThemeProvider>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ThemeProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}
