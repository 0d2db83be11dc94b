import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, css, multiply, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { between, type Random } from '../random.ts';
import type { SetPiece } from './Setting.ts';

interface Leaves {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A mass of leaves: flat, in light and shade, with a scalloped outline. Metres round a middle. */
function paintLeaves(brush: Brush, at: Vec3, leaves: readonly Leaves[], colour: Rgb): void {
  const depth = brush.depthOf(at);
  const spot = brush.spot(at);
  if (depth <= 0.3 || spot === undefined) return;
  const { context, palette, light } = brush;
  const perMetre = brush.pxPerMetre(depth);
  const shape = (shiftX: number, shiftY: number, grow: number) => {
    context.beginPath();
    for (const { x, y, radius } of leaves) {
      const cx = spot[0] + (x + shiftX * radius) * perMetre;
      const cy = spot[1] - (y + shiftY * radius) * perMetre;
      context.moveTo(cx + radius * grow * perMetre, cy);
      context.arc(cx, cy, radius * grow * perMetre, 0, 2 * Math.PI);
    }
  };
  const toLight = light[0] * brush.view.right[0] + light[2] * brush.view.right[2];
  shape(0, 0, 1);
  context.lineWidth = brush.linePx * 2;
  context.strokeStyle = css(brush.hazed(blend(palette.ink, colour, 0.25), depth * 1.4), 0.85);
  context.stroke();
  context.fillStyle = css(brush.hazed(multiply(colour, palette.shade), depth));
  context.fill();
  shape(toLight * 0.22, 0.24, 0.74);
  context.fillStyle = css(brush.hazed(multiply(colour, palette.light), depth));
  context.fill();
}

export interface TreeOptions {
  readonly height: number;
  readonly trunk: Rgb;
  readonly leaves: Rgb;
  /** A conifer is drawn in tiers, a bare one without leaves. */
  readonly kind: 'broad' | 'conifer' | 'bare' | 'trunk';
}

export function tree(random: Random, at: Vec3, { height, trunk, leaves, kind }: TreeOptions): SetPiece {
  const [x, , z] = at;
  const girth = height * between(random, 0.02, 0.034) + 0.05;
  const lean = between(random, -0.05, 0.05) * height;
  const shade = between(random, 0.86, 1.1);
  const crown = kind === 'conifer' ? height * 0.15 : height * between(random, 0.4, 0.55);
  const top = kind === 'trunk' ? height : crown * 1.5;
  const mass: Leaves[] = Array.from({ length: 11 }, (_, index) => {
    const round = index * 2.4;
    const out = Math.sqrt(index / 11) * height * 0.24;
    return { x: Math.cos(round) * out, y: Math.sin(round) * out * 0.78, radius: height * between(random, 0.1, 0.155) };
  });
  const branches = Array.from({ length: 5 }, () => ({
    from: between(random, 0.45, 0.85),
    out: between(random, -0.22, 0.22) * height,
    up: between(random, 0.1, 0.22) * height,
  }));
  return {
    at,
    paint: (brush) => {
      const side = brush.view.right;
      const edge = (height_: number, half: number): [Vec3, Vec3] => {
        const shift = (lean * height_) / height;
        return [
          [x + side[0] * (shift - half), height_, z + side[2] * (shift - half)],
          [x + side[0] * (shift + half), height_, z + side[2] * (shift + half)],
        ];
      };
      const [baseLeft, baseRight] = edge(0, girth * 1.25);
      const [lowLeft, lowRight] = edge(height * 0.06, girth * 0.9);
      const [topLeft, topRight] = edge(top, girth * (kind === 'trunk' ? 0.62 : 0.5));
      const depth = brush.depthOf(at);
      if (depth < 0.35) return;
      const lit = multiply(trunk, brush.palette.light);
      const bark = [baseLeft, lowLeft, topLeft, topRight, lowRight, baseRight];
      brush.flat(bark, lit, { weight: 1.15 });
      // The side turned from the light.
      const from = brush.light[0] * side[0] + brush.light[2] * side[2] >= 0 ? 0 : 1;
      const middle = (a: Vec3, b: Vec3, share: number): Vec3 => [
        a[0] + (b[0] - a[0]) * share,
        a[1],
        a[2] + (b[2] - a[2]) * share,
      ];
      const cut = from === 0 ? 0.45 : 0.55;
      const dark =
        from === 0
          ? [
              baseLeft,
              lowLeft,
              topLeft,
              middle(topLeft, topRight, cut),
              middle(lowLeft, lowRight, cut),
              middle(baseLeft, baseRight, cut),
            ]
          : [
              baseRight,
              lowRight,
              topRight,
              middle(topLeft, topRight, cut),
              middle(lowLeft, lowRight, cut),
              middle(baseLeft, baseRight, cut),
            ];
      brush.flat(dark, multiply(trunk, brush.palette.shade), { weight: 0 });
      if (kind === 'bare') {
        for (const { from: share, out, up } of branches) {
          const y = height * share;
          brush.line(
            [
              [x, y, z],
              [x + side[0] * out, y + up, z + side[2] * out],
              [x + side[0] * out * 1.5, y + up * 1.9, z + side[2] * out * 1.5],
            ],
            { weight: 1.6, alpha: 0.8 },
          );
        }
      }
      if (kind === 'broad')
        paintLeaves(
          brush,
          [x + side[0] * lean * 0.6, crown * 1.5, z + side[2] * lean * 0.6],
          mass,
          brighten(leaves, shade),
        );
      if (kind === 'conifer') {
        for (let tier = 0; tier < 4; tier += 1) {
          const low = height * (0.14 + tier * 0.2);
          const half = height * (0.21 - tier * 0.043);
          const peak = low + height * 0.3;
          const corner = (out: number, y: number): Vec3 => [x + side[0] * out, y, z + side[2] * out];
          brush.flat(
            [corner(-half, low), corner(0, peak), corner(half, low), corner(0, low - height * 0.025)],
            multiply(brighten(leaves, shade), brush.palette.light),
            { weight: 1 },
          );
          const s = from === 0 ? -1 : 1;
          brush.flat(
            [corner(s * half, low), corner(0, peak), corner(0, low - height * 0.025)],
            multiply(brighten(leaves, shade), brush.palette.shade),
            { weight: 0 },
          );
        }
      }
    },
    shadow: (brush) => {
      const wide = kind === 'broad' ? height * 0.26 : kind === 'conifer' ? height * 0.16 : girth;
      brush.addShadow([
        [x - girth, 0, z],
        [x + girth, 0, z],
        [x + girth, top * 0.8, z],
        [x - girth, top * 0.8, z],
      ]);
      if (kind === 'trunk' || kind === 'bare') return;
      const middle = kind === 'broad' ? crown * 1.5 : height * 0.5;
      brush.addShadow(
        Array.from({ length: 12 }, (_, step): Vec3 => {
          const angle = (step / 12) * 2 * Math.PI;
          return [x + Math.cos(angle) * wide, middle + Math.sin(angle) * wide * 0.6, z + Math.sin(angle) * wide];
        }),
      );
    },
  };
}

/** A few blades where grass, scrub or stones catch the eye. */
export function tufts(
  random: Random,
  count: number,
  near: number,
  far: number,
  width: (z: number) => number,
  colour: Rgb,
  size: number,
): (brush: Brush) => void {
  const list = Array.from({ length: count }, () => {
    const z = near + (far - near) * random() ** 1.7;
    const at: Vec3 = [between(random, -0.5, 0.5) * width(z), 0, z];
    return {
      at,
      size: size * between(random, 0.6, 1.4),
      blades: 3 + Math.floor(random() * 3),
      lean: between(random, -0.4, 0.4),
    };
  });
  return (brush) => {
    const { context, palette } = brush;
    for (const { at, size: tall, blades, lean } of list) {
      const depth = brush.depthOf(at);
      const spot = brush.spot(at);
      if (spot === undefined || depth < 0.6) continue;
      const perMetre = brush.pxPerMetre(depth);
      const high = tall * perMetre;
      if (high < 1.2) continue;
      context.beginPath();
      for (let blade = 0; blade < blades; blade += 1) {
        const out = (blade / (blades - 1) - 0.5) * high * 0.9;
        context.moveTo(spot[0] + out * 0.4, spot[1]);
        context.quadraticCurveTo(
          spot[0] + out * 0.6,
          spot[1] - high * 0.6,
          spot[0] + out + lean * high,
          spot[1] - high * (0.8 + 0.3 * ((blade * 7) % 3) * 0.3),
        );
      }
      context.lineWidth = Math.max(brush.linePx * 0.8, Math.min(perMetre * 0.008, brush.linePx * 2));
      context.strokeStyle = css(
        brush.hazed(blend(multiply(colour, palette.shade), palette.ink, 0.25), depth * 1.3),
        0.75,
      );
      context.stroke();
    }
  };
}

/** A boulder. */
export function rock(random: Random, at: Vec3, size: number, colour: Rgb): SetPiece {
  const rim = Array.from({ length: 9 }, (_, step) => {
    const angle = (step / 8) * Math.PI;
    return {
      out: Math.cos(angle) * size * between(random, 0.85, 1.1),
      up: Math.max(0, Math.sin(angle) * size * between(random, 0.55, 0.8)),
    };
  });
  const [x, , z] = at;
  return {
    at,
    paint: (brush) => {
      const { right } = brush.view;
      const point = (out: number, up: number): Vec3 => [x + right[0] * out, up, z + right[2] * out];
      brush.flat(
        rim.map(({ out, up }) => point(out, up)),
        multiply(colour, brush.palette.light),
        { weight: 1.1 },
      );
      const dark = brush.light[0] * right[0] + brush.light[2] * right[2] >= 0 ? rim.slice(4) : rim.slice(0, 5);
      const centre = rim[4] ?? { out: 0, up: 0 };
      brush.flat(
        [...dark.map(({ out, up }) => point(out, up)), point(centre.out * 0.4, 0)],
        multiply(colour, brush.palette.shade),
        { weight: 0 },
      );
    },
    shadow: (brush) =>
      brush.addShadow([
        [x - size, 0, z],
        [x + size, 0, z],
        [x, size * 0.7, z],
        [x, 0, z + size * 0.6],
        [x, 0, z - size * 0.5],
      ]),
  };
}
