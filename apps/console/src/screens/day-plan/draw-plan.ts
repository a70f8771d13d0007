// SPDX-License-Identifier: Apache-2.0
// Draws a plan into an element and answers how to take it away again.
import type { DayPlan } from '@fairvisit/api/visit.ts';
import {
  circleMarker,
  control,
  divIcon,
  type LatLngTuple,
  type LayerGroup,
  type Map as LeafletMap,
  latLngBounds,
  layerGroup,
  map as makeMap,
  marker,
  type Point,
  polyline,
} from 'leaflet';
import { fill } from '../../catalogue/fill.ts';
import type { Catalogue } from '../../catalogue/words.ts';
import type { Tokens } from '../../theme/tokens.ts';
import { type PlanRoute, type PlanVisit, stopsOf } from './stops.ts';

export interface Drawing {
  readonly plan: DayPlan;
  readonly tokens: Tokens;
  readonly words: Catalogue['visit']['plan'];
}

const zoomMax = 17;
const nameWidthPx = 84;
const nameHeightPx = 18;
/** Where a city is shown when a plan has no position at all. */
const somewhere: LatLngTuple = [30.25, 120.17];

export function drawPlan(element: HTMLElement, drawing: Drawing): () => void {
  const map = makeMap(element, {
    zoomControl: true,
    attributionControl: true,
    scrollWheelZoom: false,
    zoomSnap: 0.5,
    maxZoom: zoomMax,
  });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(drawing.words.attribution);
  control.scale({ imperial: false }).addTo(map);
  // Leaflet draws no vector before it knows what part of the world is shown.
  show(map, drawing.plan);
  const places = layerGroup().addTo(map);
  const name = () => drawPlaces(map, places, drawing.plan);
  name();
  map.on('zoomend', name);
  for (const route of drawing.plan.routes) drawRoute(map, route, drawing);
  drawUnserved(map, drawing);
  return () => map.remove();
}

/** The routes fill the map; visits that found no place may lie far outside and must not shrink it. */
function show(map: LeafletMap, plan: DayPlan): void {
  const bases = plan.routes.map(({ base }) => tuple(base));
  const isShown = (visit: PlanVisit) => bases.length === 0 || visit.teamNo !== null;
  const points = plan.visits
    .filter(isShown)
    .flatMap(({ position }) => (position ? [tuple(position)] : []));
  const all = [...points, ...bases];
  if (all.length === 0) map.setView(somewhere, 11);
  else map.fitBounds(latLngBounds(all), { padding: [32, 32], maxZoom: 14, animate: false });
}

/** The name of a community once, in the middle of its visits, and only where it can be read. */
function drawPlaces(map: LeafletMap, layer: LayerGroup, plan: DayPlan): void {
  layer.clearLayers();
  const written: Point[] = [];
  for (const [name, points] of placesOf(plan)) {
    const middle = latLngBounds([...points]).getCenter();
    const at = map.latLngToContainerPoint(middle);
    if (written.some((other) => overlaps(at, other))) continue;
    written.push(at);
    circleMarker(middle, { radius: 1, opacity: 0, interactive: false })
      .bindTooltip(escaped(name), { permanent: true, direction: 'bottom', className: 'map-place' })
      .addTo(layer);
  }
}

function placesOf(plan: DayPlan): ReadonlyMap<string, readonly LatLngTuple[]> {
  const found = new Map<string, LatLngTuple[]>();
  for (const { community, position } of plan.visits) {
    if (community === null || position === null) continue;
    found.set(community, [...(found.get(community) ?? []), tuple(position)]);
  }
  return found;
}

function overlaps(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < nameWidthPx && Math.abs(a.y - b.y) < nameHeightPx;
}

function drawRoute(map: LeafletMap, route: PlanRoute, { plan, tokens, words }: Drawing): void {
  const color = tokens.teams[(route.teamNo - 1) % tokens.teams.length] ?? tokens.teal;
  const stops = stopsOf(plan, route.teamNo);
  const base = tuple(route.base);
  const points = stops.flatMap(({ position }) => (position ? [tuple(position)] : []));
  polyline([base, ...points, base], { color, weight: 2, opacity: 0.8, interactive: false }).addTo(
    map,
  );
  const team = fill(words.team, { n: route.teamNo });
  marker(base, { icon: icon('■', color, 'map-stop map-base'), keyboard: false })
    .bindTooltip(`${team} · ${words.base}`)
    .addTo(map);
  for (const stop of stops) drawStop(map, { stop, color, team });
}

interface Stop {
  readonly stop: PlanVisit;
  readonly color: string;
  readonly team: string;
}

function drawStop(map: LeafletMap, { stop, color, team }: Stop): void {
  if (stop.position === null) return;
  const title = `${team} · ${stop.stopNo ?? ''} ${stop.nameMasked} ${stop.community ?? ''}`;
  marker(tuple(stop.position), {
    icon: icon(String(stop.stopNo ?? ''), color, 'map-stop'),
    // The tables below are the way for keys and readers; overlapping marks would only be in theirs.
    keyboard: false,
  })
    .bindTooltip(escaped(title))
    .addTo(map);
}

function drawUnserved(map: LeafletMap, { plan, tokens, words }: Drawing): void {
  for (const visit of plan.visits) {
    if (visit.unservedReason === null || visit.position === null) continue;
    circleMarker(tuple(visit.position), {
      radius: 5,
      color: tokens.quiet,
      weight: 2,
      fillColor: tokens.paper,
      fillOpacity: 1,
    })
      .bindTooltip(escaped(`${words.unserved}: ${visit.nameMasked}`))
      .addTo(map);
  }
}

function icon(text: string, color: string, className: string) {
  const html = document.createElement('span');
  html.className = className;
  html.style.background = color;
  html.textContent = text;
  return divIcon({ html, className: '', iconSize: [24, 24] });
}

function tuple({ lat, lng }: { readonly lat: number; readonly lng: number }): LatLngTuple {
  return [lat, lng];
}

/** A tooltip takes HTML, and a name is not HTML. */
function escaped(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
