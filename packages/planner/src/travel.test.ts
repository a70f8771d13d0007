// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  defaultTravelModel,
  type GeoPoint,
  haversineKm,
  isGeoPoint,
  travelMatrix,
  travelSeconds,
} from './travel.ts';

// Street offices in Hangzhou, WGS-84 (GeoNames, CC BY 4.0).
const sijiqing: GeoPoint = { latitude: 30.24944, longitude: 120.18493 };
const pengbu: GeoPoint = { latitude: 30.29111, longitude: 120.22021 };
const banshan: GeoPoint = { latitude: 30.35163, longitude: 120.17808 };

describe('the default travel times', () => {
  it('measure the published distances between three streets of Hangzhou', () => {
    expect(haversineKm(sijiqing, pengbu)).toBeCloseTo(5.74, 3);
    expect(haversineKm(sijiqing, banshan)).toBeCloseTo(11.382, 3);
  });

  it('measure half the equator between opposite points instead of NaN', () => {
    const there = haversineKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 });
    expect(there).toBeCloseTo(Math.PI * 6371.0088, 6);
  });

  it('lengthen the way by the detour and divide it by the speed of the hour', () => {
    const model = {
      detourFactor: 1.5,
      speeds: [
        { fromHour: 0, kmPerHour: 30 },
        { fromHour: 7, kmPerHour: 15 },
      ],
      townKm: 100,
      openRoadKmPerHour: 60,
      fixedSeconds: 60,
    };
    expect(travelSeconds(10, model, 6)).toBe(1_800);
    expect(travelSeconds(10, model, 7)).toBe(3_600);
    expect(travelSeconds(10, model, 23)).toBe(3_600);
  });

  it('take the open road for what lies beyond the town, and never make two legs of one shorter', () => {
    const model = {
      detourFactor: 1,
      speeds: [{ fromHour: 0, kmPerHour: 20 }],
      townKm: 10,
      openRoadKmPerHour: 60,
      fixedSeconds: 0,
    };
    expect(travelSeconds(10, model, 9)).toBe(1_800);
    expect(travelSeconds(70, model, 9)).toBe(1_800 + 3_600);
    for (let km = 1; km < 80; km += 1) {
      const split = travelSeconds(km, model, 9) + travelSeconds(80 - km, model, 9);
      expect(split).toBeGreaterThanOrEqual(travelSeconds(80, model, 9));
    }
  });

  it('add the fixed minutes to every leg but those to the same spot', () => {
    const { places, seconds } = travelMatrix([sijiqing, pengbu, sijiqing], defaultTravelModel, 10);
    const leg = travelSeconds(haversineKm(sijiqing, pengbu), defaultTravelModel, 10);
    expect(places).toBe(3);
    expect(seconds[1]).toBe(leg + defaultTravelModel.fixedSeconds);
    expect(seconds[2]).toBe(0);
    expect(seconds[3]).toBe(seconds[1]);
  });

  it('refuse to measure from a point that is not on the globe', () => {
    const nowhere = { latitude: Number.NaN, longitude: 120 };
    expect(isGeoPoint(nowhere)).toBe(false);
    expect(() => travelMatrix([nowhere], defaultTravelModel, 10)).toThrow(/globe/);
  });
});
