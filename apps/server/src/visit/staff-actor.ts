// SPDX-License-Identifier: Apache-2.0
// Requests, approvals and plans carry a person's name; the system makes none of its own.
import type { Actor } from '../ground.ts';

export type StaffActor = Actor & { readonly kind: 'staff' };
