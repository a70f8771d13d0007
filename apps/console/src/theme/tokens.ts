// SPDX-License-Identifier: Apache-2.0
// The colours of Fairvisit in both lights. Red only ever says "stop"; a debt is never red.

export interface Tokens {
  readonly ink: string;
  readonly quiet: string;
  readonly paper: string;
  readonly mist: string;
  readonly line: string;
  readonly teal: string;
  readonly tealText: string;
  readonly tealWash: string;
  readonly amber: string;
  readonly red: string;
  readonly green: string;
  readonly teams: readonly string[];
}

export const light: Tokens = {
  ink: '#1D2B36',
  quiet: '#52606B',
  paper: '#FFFFFF',
  mist: '#F4F6F7',
  line: '#DDE3E6',
  teal: '#0F766E',
  tealText: '#0F766E',
  tealWash: '#E6F2F0',
  amber: '#B45309',
  red: '#B42318',
  green: '#15803D',
  teams: ['#0F766E', '#1D4ED8', '#7E22CE', '#B45309', '#334155', '#9D174D', '#3F6212', '#155E75'],
};

export const dark: Tokens = {
  ink: '#E6ECEF',
  quiet: '#A3B1BA',
  paper: '#18232B',
  mist: '#10181E',
  line: '#33424C',
  teal: '#0F766E',
  tealText: '#5EC4B8',
  tealWash: '#17363A',
  amber: '#F0A35E',
  red: '#F4877D',
  green: '#6CC88D',
  teams: ['#5EC4B8', '#8AB4F8', '#C99BF2', '#F0A35E', '#B8C4CE', '#F29BC1', '#B6CF6E', '#7CC7DB'],
};
