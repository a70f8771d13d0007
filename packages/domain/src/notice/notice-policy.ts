// SPDX-License-Identifier: Apache-2.0
// The institution's own figures about notices: policy, no law sets them.

/** Silence for so long leads to the next channel. */
export const answerHours = 24;
/** The day before the visit, where the institution is: the reminder goes out. */
export const reminderAt = '10:00';
/** The day before the visit: what is neither proven nor confirmed by then does not take place. */
export const settledAt = '18:00';
/** A visit whose notices met with silence so often is given up. */
export const noticesWithoutAnswerMax = 2;
