import type { Vec3 } from '@dailies/shared/cinema';
import { sectionAt, skullPoint } from './headShape.ts';
import { type Mesh, meshOf } from './Mesh.ts';
import type { HairStyle } from './physique.ts';

interface Cut {
  /** Where the hair ends over the forehead, at the temples, at the ears, at the nape; head units. */
  readonly fringe: number;
  readonly temple: number;
  readonly ear: number;
  readonly nape: number;
  /** How far it stands off the skull at the crown and at its ends. */
  readonly crown: number;
  readonly ends: number;
  /** Lifts one side of the fringe: a parting. */
  readonly parting: number;
}

const CUTS: Readonly<Record<Exclude<HairStyle, 'bald'>, Cut>> = {
  'buzz': { fringe: 0.3, temple: 0.2, ear: -0.02, nape: -0.16, crown: 1.035, ends: 1.02, parting: 0 },
  'short': { fringe: 0.27, temple: 0.19, ear: -0.1, nape: -0.22, crown: 1.13, ends: 1.05, parting: 0.02 },
  'side-part': { fringe: 0.29, temple: 0.2, ear: -0.1, nape: -0.22, crown: 1.15, ends: 1.05, parting: 0.07 },
  'bob': { fringe: 0.24, temple: 0.06, ear: -0.42, nape: -0.43, crown: 1.13, ends: 1.24, parting: 0.04 },
  'long': { fringe: 0.29, temple: 0.14, ear: -0.86, nape: -1.02, crown: 1.12, ends: 1.32, parting: 0.06 },
  'bun': { fringe: 0.31, temple: 0.21, ear: 0, nape: -0.2, crown: 1.05, ends: 1.03, parting: 0 },
  'ponytail': { fringe: 0.31, temple: 0.2, ear: 0, nape: -0.18, crown: 1.06, ends: 1.03, parting: 0.02 },
  'afro': { fringe: 0.3, temple: 0.2, ear: -0.12, nape: -0.26, crown: 1.44, ends: 1.34, parting: 0 },
};

const smooth = (from: number, to: number, value: number): number => {
  const share = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return share * share * (3 - 2 * share);
};

const ROWS = 9;

/** Where the hair ends at an angle round the head, in head units of height. */
function endAt(cut: Cut, angle: number): number {
  const round = Math.abs(((angle + Math.PI) % (2 * Math.PI)) - Math.PI);
  const toTemple = smooth(0.32, 0.95, round);
  const toEar = smooth(0.85, 1.3, round);
  const toNape = smooth(1.5, 2.5, round);
  const front = cut.fringe + (cut.temple - cut.fringe) * toTemple;
  const side = front + (cut.ear - front) * toEar;
  const parting = cut.parting * Math.sin(angle) * (1 - toEar);
  return side + (cut.nape - side) * toNape + parting;
}

/** The hair as one shell over the skull, in head units; rows run from its ends to the crown. */
export function hairMesh(style: Exclude<HairStyle, 'bald'>, columns: number): Mesh {
  const cut = CUTS[style];
  return meshOf(
    ROWS,
    columns,
    (row, column): Vec3 => {
      const angle = (2 * Math.PI * column) / columns;
      const end = endAt(cut, angle);
      const share = Math.sin(((row / (ROWS - 1)) * Math.PI) / 2);
      const y = end + (0.5 - end) * share;
      // Close to the skull at its very edge, so that it grows out of it; long ends hang free.
      const hanging = end < -0.3;
      const rootShare = hanging ? 1 : smooth(0, 0.22, row / (ROWS - 1));
      const off = 1 + (cut.ends + (cut.crown - cut.ends) * share - 1) * rootShare;
      if (y < -0.12) {
        // Below the ears hair hangs from where the skull is widest, drawn in a little at its tips.
        const drawnIn = 1 - 0.12 * smooth(-0.3, -1.1, y);
        const [x, , z] = skullPoint(-0.08, angle, 1, off * drawnIn);
        const { across } = sectionAt(-0.08, 1);
        return [x + Math.sign(x) * across * 0.04, y, z + 0.05 * smooth(-0.2, -0.9, y)];
      }
      const [x, height, z] = skullPoint(Math.min(y, 0.4999), angle, 1, off);
      return [x, 0.02 + (height - 0.02) * (1 + (cut.crown - 1) * 0.62), z];
    },
    true,
  );
}

/** A ball, for a bun or an afro's puff: in head units. */
export function ballMesh(centre: Vec3, radius: Vec3, columns: number): Mesh {
  const rows = 8;
  return meshOf(
    rows,
    columns,
    (row, column): Vec3 => {
      const up = (row / (rows - 1) - 0.5) * Math.PI;
      const angle = (2 * Math.PI * column) / columns;
      return [
        centre[0] + radius[0] * Math.cos(up) * Math.sin(angle),
        centre[1] + radius[1] * Math.sin(up),
        centre[2] - radius[2] * Math.cos(up) * Math.cos(angle),
      ];
    },
    true,
  );
}
