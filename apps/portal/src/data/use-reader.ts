// SPDX-License-Identifier: Apache-2.0
// In which language and zone dates are written behind the door.
import { useLanguage } from '../catalogue/language.tsx';
import type { Reader } from '../widgets/when.ts';
import { usePage } from './page.ts';

export function useReader(): Reader {
  const { language } = useLanguage();
  return { language, zone: usePage().institution.zone };
}
