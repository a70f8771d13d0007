// SPDX-License-Identifier: Apache-2.0
// Starts the console. Temporal comes first, since every date on every screen needs it; its polyfill
// is only fetched by browsers that have none.
import './theme/console.css';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
const { startConsole } = await import('./start-console.tsx');
startConsole(document.getElementById('root'));
