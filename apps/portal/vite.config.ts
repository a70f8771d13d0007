// SPDX-License-Identifier: Apache-2.0
// Builds the portal to `dist`. The server gives its one page at /v and its files under /portal/.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/portal/',
  plugins: [react()],
  build: {
    target: 'es2023',
    reportCompressedSize: false,
    // A file inside the page would need a weaker content policy than the portal's.
    assetsInlineLimit: 0,
  },
});
