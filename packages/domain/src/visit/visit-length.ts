// SPDX-License-Identifier: Apache-2.0
// How long a visit lasts and how many may be handled in one go; named once for requests and plans.

/** The identity check, the reason in the person's own words, the offer and the read-back. */
export const visitMinutes = 40;

/** A request looks this many days ahead for a lawful window. */
export const planningHorizonDays = 30;

/** Cardholders are told a window of this length, not a minute. */
export const toldWindowMinutes = 120;
