import type { Vec3 } from '@dailies/shared/cinema';
import { randomFor } from '../random.ts';
import { skullPoint } from './headShape.ts';
import { type Mesh, meshOf } from './Mesh.ts';
import type { HairStyle } from './physique.ts';

interface Cut {
  /** Where the hair ends over the forehead, at the temples, before the ears, at the nape; head units. */
  readonly fringe: number;
  readonly temple: number;
  readonly ear: number;
  readonly nape: number;
  /** How far it stands off the skull: on top, at the sides, at its ends. */
  readonly crown: number;
  readonly sides: number;
  readonly ends: number;
  /** Lifts one side of the fringe: a parting. */
  readonly parting: number;
  /** How far locks reach beyond the even edge. */
  readonly locks: number;
}

const CUTS: Readonly<Record<Exclude<HairStyle, 'bald'>, Cut>> = {
  'buzz': {
    fringe: 0.31,
    temple: 0.22,
    ear: 0.02,
    nape: -0.14,
    crown: 1.04,
    sides: 1.015,
    ends: 1.008,
    parting: 0,
    locks: 0.004,
  },
  'short': {
    fringe: 0.27,
    temple: 0.2,
    ear: -0.06,
    nape: -0.2,
    crown: 1.17,
    sides: 1.05,
    ends: 1.012,
    parting: 0.03,
    locks: 0.026,
  },
  'side-part': {
    fringe: 0.29,
    temple: 0.21,
    ear: -0.07,
    nape: -0.2,
    crown: 1.18,
    sides: 1.05,
    ends: 1.012,
    parting: 0.075,
    locks: 0.016,
  },
  'bob': {
    fringe: 0.25,
    temple: 0.1,
    ear: -0.4,
    nape: -0.36,
    crown: 1.14,
    sides: 1.16,
    ends: 1.2,
    parting: 0.05,
    locks: 0.02,
  },
  'long': {
    fringe: 0.29,
    temple: 0.15,
    ear: -0.84,
    nape: -1.02,
    crown: 1.13,
    sides: 1.15,
    ends: 1.2,
    parting: 0.07,
    locks: 0.05,
  },
  'bun': {
    fringe: 0.32,
    temple: 0.23,
    ear: 0.02,
    nape: -0.2,
    crown: 1.06,
    sides: 1.03,
    ends: 1.008,
    parting: 0,
    locks: 0.008,
  },
  'ponytail': {
    fringe: 0.32,
    temple: 0.22,
    ear: 0.02,
    nape: -0.18,
    crown: 1.07,
    sides: 1.035,
    ends: 1.01,
    parting: 0.02,
    locks: 0.01,
  },
  'afro': {
    fringe: 0.31,
    temple: 0.22,
    ear: -0.1,
    nape: -0.24,
    crown: 1.46,
    sides: 1.42,
    ends: 1.2,
    parting: 0,
    locks: 0.014,
  },
};

const smooth = (from: number, to: number, value: number): number => {
  const share = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return share * share * (3 - 2 * share);
};

const ROWS = 15;

/** Where the even edge of a cut lies at an angle round the head, in head units of height. */
function edgeAt(cut: Cut, angle: number): number {
  const round = Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)));
  const front = cut.fringe + (cut.temple - cut.fringe) * smooth(0.32, 0.95, round);
  const side = front + (cut.ear - front) * smooth(0.88, 1.25, round);
  const parting = cut.parting * Math.sin(angle) * (1 - smooth(0.85, 1.3, round));
  return side + (cut.nape - side) * smooth(1.5, 2.5, round) + parting;
}

/** The hair as one shell over the skull, in head units; rows run from its ends to the crown. `name` decides its locks. */
export function hairMesh(style: Exclude<HairStyle, 'bald'>, columns: number, name: string): Mesh {
  const cut = CUTS[style];
  const random = randomFor(`hair:${name}`);
  const waves = [5, 9, 14].map((rate) => ({ rate, phase: random() * 2 * Math.PI }));
  const lock = (angle: number): number =>
    waves.reduce((sum, { rate, phase }) => sum + Math.sin(angle * rate + phase), 0) / waves.length;
  const flip = random() < 0.5 ? -1 : 1;
  return meshOf(
    ROWS,
    columns,
    (row, column): Vec3 => {
      const angle = (2 * Math.PI * column) / columns;
      const end = edgeAt(cut, angle * flip) + cut.locks * lock(angle);
      const share = Math.sin(((row / (ROWS - 1)) * Math.PI) / 2);
      const y = end + (0.5 - end) * share;
      const hangs = end < -0.3;
      // It grows out of the skin at its edge, unless it hangs free, and has its volume on top.
      const root = hangs ? 1 : smooth(0, 0.2, row / (ROWS - 1));
      const atHeight = cut.sides + (cut.crown - cut.sides) * smooth(0.02, 0.36, y);
      const clump = 1 + cut.locks * 0.7 * lock(angle * 1.7 + row * 0.12);
      const off = (cut.ends + (atHeight - cut.ends) * root) * clump;
      if (y < -0.1) {
        // Below the ears it hangs from where the skull is widest, drawn in towards its tips.
        const fall = smooth(-0.1, -1, y);
        const [x, , z] = skullPoint(-0.06, angle, 1, cut.sides * (1 - 0.1 * fall) * clump);
        const tuck = style === 'bob' ? 1 - 0.14 * smooth(-0.22, -0.4, y) : 1;
        return [x * tuck, y, z * tuck + 0.05 * fall];
      }
      const [x, height, z] = skullPoint(Math.min(y, 0.5), angle, 1, off);
      // Short hair is swept up over the forehead.
      const sweep =
        style === 'short' || style === 'side-part'
          ? smooth(0.2, 0.38, y) * (1 - smooth(0.4, 0.5, y)) * Math.max(0, Math.cos(angle))
          : 0;
      return [x, 0.02 + (height - 0.02) * (1 + (cut.crown - 1) * 0.62) + sweep * 0.02, z - sweep * 0.035];
    },
    true,
  );
}

/** A ball, for a bun or a tail: in head units. */
export function ballMesh(centre: Vec3, radius: Vec3, columns: number): Mesh {
  const rows = 10;
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
