// SPDX-License-Identifier: Apache-2.0
// The cookie and the limits of a person's session in the portal: much shorter than those of staff,
// since it is opened on a telephone that others may hold.

export const portalCookie = 'fairvisit_portal';

/**
 * An act needs a second factor that is at most 30 minutes old. This is the idle limit, so a session
 * that is alive at all may act: who was away for longer proves himself again.
 */
export const portalIdleMinutesMax = 30;
export const portalHoursMax = 2;
