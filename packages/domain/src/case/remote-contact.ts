// SPDX-License-Identifier: Apache-2.0
// When remote contact has failed (失联 in the narrow sense of the request for a visit): policy, not
// law. One definition for the worklist's priority and for the necessity of a visit.

export const remoteContactPolicy = { callsFailedMin: 3, callDaysMin: 3, withinDays: 30 } as const;

export interface RemoteContact {
  /** Calls of the last 30 days that nobody answered, or whose number is invalid. */
  readonly callsFailed: number;
  /** On how many different days those calls were made. */
  readonly callDays: number;
  /** Conversations on any remote channel in the same time. */
  readonly conversations: number;
}

export function hasRemoteContactFailed(contact: RemoteContact): boolean {
  return (
    contact.conversations === 0 &&
    contact.callsFailed >= remoteContactPolicy.callsFailedMin &&
    contact.callDays >= remoteContactPolicy.callDaysMin
  );
}
