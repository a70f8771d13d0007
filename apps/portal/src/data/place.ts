// SPDX-License-Identifier: Apache-2.0
// Which screen stands open, as "#/move" behind the address: the telephone's back key works and
// reloading stays where it was. Six screens need no router.
import { useSyncExternalStore } from 'react';

export const places = [
  '/',
  '/move',
  '/channel',
  '/decline',
  '/complaint',
  '/not-me',
  '/closed',
] as const;
export type Place = (typeof places)[number] | DonePlace;
export const doneActs = ['confirmed', 'moved', 'declined', 'channel', 'complaint'] as const;
export type DoneAct = (typeof doneActs)[number];
export type DonePlace = `/done/${DoneAct}`;

const listeners = new Set<() => void>();

export function goTo(place: Place): void {
  if (place === readPlace()) return;
  history.pushState(null, '', `#${place}`);
  tellAll();
}

/** After an act the back key must not lead to the form again. */
export function goOnTo(place: Place): void {
  history.replaceState(null, '', `#${place}`);
  tellAll();
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, readPlace);
}

export function placeOf(hash: string): Place {
  const text = hash.replace(/^#/, '');
  const known: readonly Place[] = [...places, ...doneActs.map((act): DonePlace => `/done/${act}`)];
  return known.find((place) => place === text) ?? '/';
}

function readPlace(): Place {
  return placeOf(location.hash);
}

function tellAll(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
    removeEventListener('hashchange', listener);
  };
}
