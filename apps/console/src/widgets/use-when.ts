// SPDX-License-Identifier: Apache-2.0
// The formats of `when.ts` bound to the reader's language and the institution's zone.
import { fill } from '../catalogue/fill.ts';
import { useLanguage } from '../catalogue/language.tsx';
import { useMe } from '../data/me.tsx';
import {
  clockWords,
  dayWords,
  momentWords,
  monthWords,
  shortDayWords,
  windowWords,
} from './when.ts';

export interface WhenWords {
  readonly day: (day: string) => string;
  readonly shortDay: (day: string) => string;
  readonly month: (month: string) => string;
  readonly moment: (at: string) => string;
  readonly clock: (at: string) => string;
  readonly window: (from: string, until: string) => string;
  readonly span: (seconds: number) => string;
}

export function useWhen(): WhenWords {
  const { language, words } = useLanguage();
  const { zone } = useMe().institution;
  return {
    day: (day) => dayWords(day, language),
    shortDay: (day) => shortDayWords(day, language),
    month: (month) => monthWords(month, language),
    moment: (at) => momentWords({ at, zone }, language),
    clock: (at) => clockWords({ at, zone }),
    window: (from, until) => windowWords({ from, until, zone }, language),
    span: (seconds) => {
      const minutes = Math.round(seconds / 60);
      const { hoursMinutes, minutes: inMinutes } = words.shared;
      return minutes < 60
        ? fill(inMinutes, { n: minutes })
        : fill(hoursMinutes, { h: Math.floor(minutes / 60), m: minutes % 60 });
    },
  };
}
