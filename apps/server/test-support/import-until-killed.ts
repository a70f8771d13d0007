// SPDX-License-Identifier: Apache-2.0
// A process that imports a portfolio file and tells how far it is, until it is killed.
import { openDatabase } from '../src/db/open-database.ts';
import { importPortfolio } from '../src/portfolio/import-portfolio.action.ts';
import { fileSource } from '../src/portfolio/reading/file-bytes.ts';
import { aGroundOver } from './builders/ground.ts';
import { testInstitution } from './test-ground.ts';

const [, , address = '', path = ''] = process.argv;
const opened = await openDatabase({ address });
if (!opened.ok) throw new Error('the database of the test opens');
const ground = aGroundOver(opened.value);
await importPortfolio(
  ground,
  { kind: 'system', institutionId: testInstitution },
  {
    source: fileSource(path),
    fileName: 'panel.csv',
    profile: { kind: 'uci-panel' },
    progress: (rows) => process.stdout.write(`${rows}\n`),
  },
);
