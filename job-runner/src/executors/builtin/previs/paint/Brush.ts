import { add, cross, dot, normalize, scale, subtract, type Vec3, type Viewpoint } from '@dailies/shared/cinema';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { blend, css, multiply, type Rgb } from '../colour.ts';
import type { Palette } from '../palette.ts';
import { hullOnFloor, turningOneWay } from './shadow.ts';
import type { Spot } from './Spot.ts';

/** Nothing nearer than this is drawn. */
const NEAR_METRES = 0.06;

export interface Line {
  /** As a share of the brush's normal line; 0 draws none. */
  readonly weight?: number;
  readonly colour?: Rgb;
  readonly alpha?: number;
}

/** Draws things of the world onto a canvas for one camera, one light and one palette. */
export class Brush {
  readonly context: SKRSContext2D;
  readonly view: Viewpoint;
  readonly palette: Palette;
  /** Towards the key light. */
  readonly light: Vec3;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where distance has taken 63 % of a thing's own colour. */
  readonly hazeMetres: number;
  /** Up to here haze takes nothing of people: where the lead stands. */
  readonly clearMetres: number;
  /** The width of a set's line. */
  readonly linePx: number;
  /** How heavy lines are against the house's own. */
  readonly lineScale: number;

  constructor(options: {
    context: SKRSContext2D;
    view: Viewpoint;
    palette: Palette;
    light: Vec3;
    widthPx: number;
    heightPx: number;
    hazeMetres: number;
    clearMetres: number;
    lineScale: number;
  }) {
    this.context = options.context;
    this.view = options.view;
    this.palette = options.palette;
    this.light = options.light;
    this.widthPx = options.widthPx;
    this.heightPx = options.heightPx;
    this.hazeMetres = options.hazeMetres;
    this.clearMetres = options.clearMetres;
    this.lineScale = options.lineScale;
    this.linePx = Math.max(0.9, options.heightPx * 0.0019) * options.lineScale;
  }

  depthOf(point: Vec3): number {
    return dot(subtract(point, this.view.position), this.view.forward);
  }

  /** Undefined for what is too near or behind. */
  spot(point: Vec3): Spot | undefined {
    const from = subtract(point, this.view.position);
    const depth = dot(from, this.view.forward);
    if (depth < NEAR_METRES) return undefined;
    const factor = (this.view.focalHeights * this.heightPx) / depth;
    return [
      this.widthPx / 2 + dot(from, this.view.right) * factor,
      this.heightPx / 2 - dot(from, this.view.up) * factor,
    ];
  }

  /** Pixels a metre at a depth. */
  pxPerMetre(depth: number): number {
    return (this.view.focalHeights * this.heightPx) / depth;
  }

  /** The part of a flat polygon in front of the camera, on the canvas; empty where none is. */
  outline(points: readonly Vec3[]): Spot[] {
    const depths = points.map((point) => this.depthOf(point));
    const kept: Vec3[] = [];
    for (let index = 0; index < points.length; index += 1) {
      const after = (index + 1) % points.length;
      const here = points[index];
      const next = points[after];
      const depth = depths[index];
      const nextDepth = depths[after];
      if (here === undefined || next === undefined || depth === undefined || nextDepth === undefined) continue;
      if (depth >= NEAR_METRES) kept.push(here);
      if (depth >= NEAR_METRES !== nextDepth >= NEAR_METRES) {
        const share = (NEAR_METRES * 1.0001 - depth) / (nextDepth - depth);
        kept.push(add(here, scale(subtract(next, here), share)));
      }
    }
    return kept.map((point) => this.spot(point)).filter((spot) => spot !== undefined);
  }

  trace(spots: readonly Spot[], close = true): void {
    spots.forEach(([x, y], index) => (index === 0 ? this.context.moveTo(x, y) : this.context.lineTo(x, y)));
    if (close) this.context.closePath();
  }

  /** A paint's colour under the light it gets: `facing` runs from -1 (turned away) to 1. */
  lit(colour: Rgb, facing: number): Rgb {
    const share = Math.min(Math.max((facing + 0.15) / 0.75, 0), 1);
    return multiply(colour, blend(this.palette.shade, this.palette.light, share));
  }

  hazed(colour: Rgb, depth: number): Rgb {
    return blend(colour, this.palette.haze, 1 - Math.exp(-Math.max(depth, 0) / this.hazeMetres));
  }

  /** A flat face, shaded by how it stands to the light. `colour` is its paint. */
  face(points: readonly Vec3[], colour: Rgb, line: Line = {}): void {
    const [a, b, c] = points;
    if (a === undefined || b === undefined || c === undefined) return;
    let normal = normalize(cross(subtract(b, a), subtract(c, a)));
    if (dot(normal, subtract(this.view.position, a)) < 0) normal = scale(normal, -1);
    this.flat(points, this.lit(colour, dot(normal, this.light)), line);
  }

  /** A flat face in a finished colour: only distance changes it. */
  flat(points: readonly Vec3[], colour: Rgb, { weight = 1, colour: ink, alpha = 1 }: Line = {}): void {
    const spots = this.outline(points);
    if (spots.length < 3) return;
    const depth = points.reduce((sum, point) => sum + Math.max(this.depthOf(point), 0), 0) / points.length;
    const { context } = this;
    context.beginPath();
    this.trace(spots);
    context.fillStyle = css(this.hazed(colour, depth), alpha);
    context.fill();
    if (weight <= 0) return;
    context.beginPath();
    this.#sketch(spots);
    context.lineWidth = this.linePx * weight;
    context.strokeStyle = css(this.hazed(ink ?? this.palette.ink, depth * 1.6), 0.8 * alpha);
    context.stroke();
  }

  /** Edges as drawn by hand: each runs a little past its corners and bows by a hair, always the same way. */
  #sketch(spots: readonly Spot[]): void {
    for (let index = 0; index < spots.length; index += 1) {
      const from = spots[index];
      const to = spots[(index + 1) % spots.length];
      if (from === undefined || to === undefined) continue;
      const dx = to[0] - from[0];
      const dy = to[1] - from[1];
      const run = Math.hypot(dx, dy);
      if (run < 2) continue;
      const past = Math.min(run * 0.03, this.linePx * 2.6) / run;
      const bow = (Math.min(run * 0.004, this.linePx * 0.9) / run) * (index % 2 === 0 ? 1 : -1);
      this.context.moveTo(from[0] - dx * past, from[1] - dy * past);
      this.context.quadraticCurveTo(
        (from[0] + to[0]) / 2 - dy * bow,
        (from[1] + to[1]) / 2 + dx * bow,
        to[0] + dx * past,
        to[1] + dy * past,
      );
    }
  }

  /** Marks along points in space, such as joints of paving. */
  line(points: readonly Vec3[], { weight = 1, colour, alpha = 0.55 }: Line = {}): void {
    const [first, ...rest] = points;
    if (first === undefined) return;
    const { context } = this;
    context.lineWidth = this.linePx * weight;
    context.beginPath();
    let from = first;
    let depthSum = 0;
    for (const to of rest) {
      const spots = this.outline([from, to, to]);
      const [start, end] = spots;
      if (start !== undefined && end !== undefined) {
        context.moveTo(start[0], start[1]);
        context.lineTo(end[0], end[1]);
      }
      depthSum += Math.max(this.depthOf(to), 0);
      from = to;
    }
    context.strokeStyle = css(
      this.hazed(colour ?? this.palette.ink, (depthSum / Math.max(rest.length, 1)) * 1.6),
      alpha,
    );
    context.stroke();
  }

  /** Adds the shadow that corners of something convex throw on the floor to the current path. */
  addShadow(corners: readonly Vec3[]): void {
    const fallen = this.outline(hullOnFloor(corners, this.light));
    if (fallen.length >= 3) this.trace(turningOneWay(fallen));
  }
}
