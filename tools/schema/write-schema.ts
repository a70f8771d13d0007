// SPDX-License-Identifier: Apache-2.0
// `npm run gen`: writes the schema manifest anew after a migration was added.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestPath, schemaManifest } from './schema-manifest.ts';

writeFileSync(join(import.meta.dirname, '..', '..', manifestPath), await schemaManifest());
process.stderr.write(`${manifestPath} is as the migrations make it.\n`);
