// SPDX-License-Identifier: Apache-2.0
// The keys of a planning file: VROOM 1.14's, and our own for what VROOM has no word for
// (`tier`, `prize`, `cardholder`, `locked_vehicle`, `allowed_vehicles`, `officers`,
// `forbidden_pairs`, `travel`). The format without a name is the same one.
import type { JsonKeys } from './json-fields.ts';

const notSupported = (what: string): string => `${what} not supported`;

export const fileKeys: JsonKeys = {
  known: ['jobs', 'shipments', 'vehicles', 'matrices', 'forbidden_pairs', 'travel'],
};

export const jobKeys: JsonKeys = {
  known: [
    'id',
    'description',
    'location',
    'location_index',
    'setup',
    'service',
    'delivery',
    'pickup',
    'skills',
    'priority',
    'time_windows',
    'tier',
    'prize',
    'cardholder',
    'locked_vehicle',
    'allowed_vehicles',
  ],
};

export const vehicleKeys: JsonKeys = {
  known: [
    'id',
    'description',
    'profile',
    'start',
    'start_index',
    'end',
    'end_index',
    'capacity',
    'costs',
    'skills',
    'time_window',
    'breaks',
    'max_tasks',
    'officers',
  ],
  unsupported: {
    speed_factor: notSupported('speed factors are'),
    max_travel_time: notSupported('a limit of travel time is'),
    max_distance: notSupported('a limit of distance is'),
    steps: notSupported('given steps are'),
  },
};

export const breakKeys: JsonKeys = {
  known: ['id', 'description', 'time_windows', 'service'],
  unsupported: { max_load: notSupported('a limit of load at a break is') },
};

export const costKeys: JsonKeys = {
  known: ['fixed'],
  unsupported: {
    per_hour: notSupported('a cost per hour other than one per second of travel is'),
    per_km: notSupported('a cost per kilometre is'),
  },
};

export const matrixKeys: JsonKeys = {
  known: ['durations', 'distances'],
  unsupported: { costs: notSupported('a matrix of costs is') },
};

export const pairKeys: JsonKeys = { known: ['officer', 'cardholder'] };

export const travelKeys: JsonKeys = {
  known: ['detour_percent', 'speed_metres_per_hour', 'fixed_seconds'],
};
