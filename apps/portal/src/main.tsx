// SPDX-License-Identifier: Apache-2.0
// Starts the portal. The link's token leaves the address bar before anything else happens. Temporal's
// polyfill is only fetched by browsers that have none.
import './theme/portal.css';
import { takeLink, watchLinks } from './data/link.ts';

takeLink();
watchLinks();
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
const { startPortal } = await import('./start-portal.tsx');
startPortal(document.getElementById('root'));
