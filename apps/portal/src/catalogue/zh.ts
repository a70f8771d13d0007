// SPDX-License-Identifier: Apache-2.0
// The Chinese catalogue, which is the source: its keys are the keys.
import { actsZh } from './acts.zh.ts';
import { codesZh } from './codes.zh.ts';
import { doorZh } from './door.zh.ts';
import { visitZh } from './visit.zh.ts';

export const zh = { ...doorZh, visit: visitZh, ...actsZh, codes: codesZh } as const;
