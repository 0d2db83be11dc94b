import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, css, multiply } from '../colour.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { glowAt } from './glow.ts';
import { boxPiece, panel, placeBy, slab } from './solids.ts';

/** A platform under a roof: columns, a track, a clock. */
export function station(plan: SetPlan): Setting {
  const { palette, random, distanceMetres } = plan;
  const side = random() < 0.5 ? -1 : 1;
  const turn =
    Math.sign(plan.turnRadians || 1) *
    Math.min(Math.abs(plan.turnRadians) * 0.5 + 0.03, Math.asin(Math.min(2.4 / Math.max(distanceMetres, 3), 0.5)));
  const place = placeBy(turn);
  const near = -distanceMetres - 6;
  const far = 70;
  const edge = side * Math.max(2.6, plan.cameraAsideMetres * side + 1.2);
  const back = -side * Math.max(3.4, Math.abs(plan.cameraAsideMetres) + 2);
  const top = Math.max(4.6, plan.heightMetres * 0.8);
  const train = says(plan.words, 'train', 'subway', 'metro', 'underground', 'tram') || random() < 0.6;
  const floor = brighten(palette.ground, 1.02);
  const pieces: SetPiece[] = [];
  for (let z = near + 2; z < far; z += 5.5) {
    if (Math.abs(z) < 1) continue;
    pieces.push(
      boxPiece(
        place,
        {
          left: back + side * 1.1 - 0.16,
          right: back + side * 1.1 + 0.16,
          bottom: 0,
          top,
          near: z - 0.16,
          far: z + 0.16,
        },
        brighten(palette.accent, 0.9),
        { weight: 1 },
      ),
    );
  }
  const clockZ = 8;
  pieces.push({
    at: place(0, 3, clockZ),
    paint: (brush) => {
      brush.line([place(edge * 0.2, top, clockZ), place(edge * 0.2, 3.5, clockZ)], { weight: 1.6, alpha: 0.9 });
      const disc = (radius: number) =>
        Array.from({ length: 20 }, (_, step): Vec3 => {
          const angle = (step / 20) * 2 * Math.PI;
          return place(edge * 0.2 + Math.cos(angle) * radius, 3.15 + Math.sin(angle) * radius, clockZ);
        });
      brush.flat(disc(0.36), [80, 80, 86], { weight: 1 });
      brush.flat(disc(0.3), [246, 242, 232], { weight: 0.6 });
      brush.line([place(edge * 0.2, 3.15, clockZ - 0.01), place(edge * 0.2, 3.37, clockZ - 0.01)], {
        weight: 1.4,
        alpha: 1,
      });
      brush.line([place(edge * 0.2, 3.15, clockZ - 0.01), place(edge * 0.2 + 0.14, 3.08, clockZ - 0.01)], {
        weight: 1.6,
        alpha: 1,
      });
    },
  });
  if (train) {
    const nose = between(random, 3.5, 6);
    const tone = blend(palette.accent, [190, 192, 196], 0.55);
    const x0 = edge + side * 0.25;
    pieces.push(
      boxPiece(
        place,
        {
          left: Math.min(x0, x0 + side * 2.7),
          right: Math.max(x0, x0 + side * 2.7),
          bottom: -0.3,
          top: 3,
          near: nose,
          far,
        },
        tone,
        { weight: 1.1 },
        (brush) => {
          for (let z = nose + 0.8; z < far; z += 1.9) {
            brush.flat(
              panel(place, { x: x0 - side * 0.01 }, z, z + 1.3, 1.15, 2.15),
              palette.isNight ? palette.glow : multiply([104, 120, 134], palette.light),
              { weight: 0.7 },
            );
          }
          brush.flat(
            panel(place, { x: x0 - side * 0.012 }, nose, far, 0.55, 0.75),
            multiply(palette.accent, palette.light),
            { weight: 0.5 },
          );
          const frontX = (share: number) => x0 + side * 2.7 * share;
          brush.flat(
            panel(place, { z: nose - 0.01 }, frontX(0.12), frontX(0.88), 1.2, 2.4),
            multiply([96, 112, 126], palette.light),
            { weight: 0.8 },
          );
          for (const share of [0.16, 0.84]) {
            const at = place(frontX(share), 0.7, nose - 0.02);
            glowAt(brush, at, 0.5, 1);
          }
        },
      ),
    );
  }
  return {
    hazeMetres: 60,
    backdrop: [
      (brush) => {
        const { context, widthPx, heightPx } = brush;
        context.fillStyle = css(blend(multiply(palette.wall, palette.shade), palette.haze, 0.5));
        context.fillRect(0, 0, widthPx, heightPx);
        const wallX = back - side * 0.2;
        const farX = edge + side * 5.4;
        brush.face(
          slab(place, Math.min(wallX, farX), Math.max(wallX, farX), near, far, top),
          brighten(palette.wall, 0.86),
          { weight: 0.8 },
        );
        for (let z = near; z < far; z += 2.75)
          brush.line([place(wallX, top - 0.02, z), place(farX, top - 0.02, z)], { weight: 1.6, alpha: 0.5 });
        brush.flat(
          slab(place, Math.min(edge, farX), Math.max(edge, farX), near, far, -1),
          multiply([112, 108, 104], palette.shade),
          { weight: 0.6 },
        );
        for (const rail of [0.9, 2.3])
          brush.line([place(edge + side * rail, -0.9, near), place(edge + side * rail, -0.9, far)], {
            weight: 1.8,
            alpha: 0.9,
          });
        brush.face(panel(place, { x: farX }, near, far, -1, top), brighten(palette.wall, 0.92), { weight: 0.8 });
        brush.face(panel(place, { x: wallX }, near, far, 0, top), palette.wall, { weight: 0.8 });
        for (let z = near; z < far; z += 4)
          brush.face(
            panel(place, { x: wallX + side * 0.02 }, z + 0.7, z + 2.5, 1, 2.3),
            z % 8 < 4 ? palette.accent : brighten(palette.wall, 1.1),
            { weight: 0.8 },
          );
        brush.face(panel(place, { x: edge }, near, far, -1, 0), brighten(floor, 0.8), { weight: 0.8 });
        brush.flat(
          slab(place, Math.min(edge, wallX), Math.max(edge, wallX), near, far, 0),
          multiply(floor, blend(palette.light, palette.shade, 0.15)),
          { weight: 0.8 },
        );
        brush.flat(
          slab(
            place,
            Math.min(edge - side * 0.35, edge - side * 0.6),
            Math.max(edge - side * 0.35, edge - side * 0.6),
            near,
            far,
            0.005,
          ),
          multiply([236, 204, 96], palette.light),
          { weight: 0.5 },
        );
        for (let z = near; z < 40; z += 1.2)
          brush.line([place(edge, 0.004, z), place(wallX, 0.004, z)], { weight: 0.6, alpha: 0.25 });
      },
    ],
    pieces,
  };
}
