import {
  add,
  BODY,
  dot,
  HEAD_HEIGHT_METRES,
  normalize,
  type Placement,
  scale,
  subtract,
  turn,
  type Vec3,
} from '@dailies/shared/cinema';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, multiply, type Rgb } from '../colour.ts';
import { randomFor } from '../random.ts';
import type { Brush } from '../paint/Brush.ts';
import { type Body, bodyOf } from './body.ts';
import type { Expression } from './expression.ts';
import { paintFace } from './face/paintFace.ts';
import { paintGarment } from './garment.ts';
import { ballMesh, hairMesh } from './hairMesh.ts';
import { headPlacement, skullPoint } from './headShape.ts';
import { type Mesh, meshOf } from './Mesh.ts';
import { MeshPainter, type Seen } from './MeshPainter.ts';
import type { Physique } from './physique.ts';
import type { Pose } from './pose.ts';
import { type Posture, setDown } from './posture.ts';

/** Points round a limb, by how tall a head is drawn. */
const DETAIL = [
  { fromHeadPx: 170, limb: 20, head: 60 },
  { fromHeadPx: 70, limb: 16, head: 40 },
  { fromHeadPx: 26, limb: 12, head: 24 },
  { fromHeadPx: 0, limb: 8, head: 14 },
] as const;

const SKULL_ROWS = 26;

/** One person on the set: a simplified, well-proportioned body that is drawn from any side. */
export class Figure {
  readonly physique: Physique;
  readonly placement: Placement;
  readonly #posture: Posture;
  #walkedMetres = 0;

  constructor(physique: Physique, placement: Placement, posture: Posture) {
    this.physique = physique;
    this.placement = placement;
    this.#posture = posture;
  }

  /** Sets how far it has come from its place, the way it faces. */
  walkTo(metres: number): void {
    this.#walkedMetres = metres;
  }

  /** From body space into the world. */
  toWorld(point: Vec3): Vec3 {
    const { stature } = this.physique;
    const [x, y, z] = scale(setDown(point, this.#posture), stature);
    return add(this.placement.position, turn([x, y, z - this.#walkedMetres], this.placement.yawRadians));
  }

  /** The top of the head, for tags and framing. */
  get crown(): Vec3 {
    return this.toWorld([0, BODY.crown, 0]);
  }

  get face(): Vec3 {
    return this.toWorld([0, BODY.eyes, -0.1]);
  }

  get middle(): Vec3 {
    return this.toWorld([0, 1.1, 0]);
  }

  paint(brush: Brush, pose: Pose, expression: Expression): void {
    const depth = Math.max(brush.depthOf(this.toWorld([0, 1.5, 0])), 0.2);
    const pxPerMetre = brush.pxPerMetre(depth);
    const headPx = pxPerMetre * HEAD_HEIGHT_METRES * this.physique.stature * this.physique.headScale;
    const detail = DETAIL.find(({ fromHeadPx }) => headPx >= fromHeadPx) ?? DETAIL[3];
    const painter = new MeshPainter(brush);
    const place = headPlacement(this.physique, pose);
    const headToWorld = (point: Vec3) => this.toWorld(place(point));

    const body = bodyOf(this.physique, pose, detail.limb);
    const seen = body.parts.map((part) => ({
      part,
      seen: painter.see(this.#mapped(part.mesh, (point) => this.toWorld(point))),
    }));
    const skull = painter.see(this.#mapped(this.#skull(detail.head), headToWorld));
    const hair = this.#hair(detail.head).map((mesh) => painter.see(this.#mapped(mesh, headToWorld)));

    const { context } = brush;
    const hazeDepth = Math.max(depth - brush.clearMetres, 0);
    const ink = brush.hazed(brush.palette.ink, hazeDepth);
    const outer =
      Math.max(Math.min(headPx * 0.05, 0.8), Math.min(pxPerMetre * 0.0062, brush.heightPx * 0.0042)) * brush.lineScale;
    context.save();
    context.lineCap = 'round';
    context.lineJoin = 'round';

    context.beginPath();
    for (const item of seen) painter.traceContour(item.seen);
    painter.traceContour(skull);
    for (const shell of hair) {
      painter.traceContour(shell);
      painter.traceRow(shell, 0);
    }
    context.lineWidth = outer * 2;
    context.strokeStyle = css(ink);
    context.stroke();

    const hairTones = painter.tones(this.physique.hair, hazeDepth);
    for (const shell of hair) painter.fillFlat(shell, multiply(hairTones.shade, [200, 200, 205]));
    const order = seen.map((item) => ({ ...item, nearness: this.#nearness(item.seen) + item.part.forward }));
    order.sort((a, b) => a.nearness - b.nearness);
    for (const { part, seen: mesh } of order) {
      if (part.kind === 'neck') shadeUnderChin(mesh);
      if (part.kind === 'arm') lightCap(mesh);
      const tones = painter.tones(part.colour, hazeDepth);
      painter.fill(mesh, tones.light, tones.shade);
      context.beginPath();
      painter.traceContour(mesh, (row) => row >= part.lineFrom * mesh.mesh.rows);
      if (part.kind === 'neck') painter.traceRow(mesh, 1);
      context.lineWidth = outer * 0.85;
      context.strokeStyle = css(ink);
      context.stroke();
      if (part.kind === 'trunk' && headPx > 22)
        this.#garment(brush, painter, { body, trunk: mesh, hazeDepth, ink, outer });
    }
    this.#head(brush, painter, { skull, hair, depth: hazeDepth, headPx, ink, outer, toWorld: headToWorld, expression });
    context.restore();
  }

  /** Adds the shadow on the floor to the current path. */
  addShadow(brush: Brush, pose: Pose): void {
    const depth = brush.depthOf(this.toWorld([0, 0, 0]));
    if (depth < 0.3) return;
    const meshes = bodyOf(this.physique, pose, 7).parts.map(({ mesh }) =>
      this.#mapped(mesh, (point) => this.toWorld(point)),
    );
    const place = headPlacement(this.physique, pose);
    meshes.push(this.#mapped(this.#skull(8), (point) => this.toWorld(place(point))));
    for (const { points, rows, columns } of meshes) {
      for (let row = 0; row + 1 < rows; row += 1) {
        const rings: Vec3[] = [];
        for (let at = row * columns * 3; at < (row + 2) * columns * 3; at += 3)
          rings.push([points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0]);
        brush.addShadow(rings);
      }
    }
  }

  #head(
    brush: Brush,
    painter: MeshPainter,
    head: {
      skull: Seen;
      hair: readonly Seen[];
      depth: number;
      headPx: number;
      ink: Rgb;
      outer: number;
      toWorld: (point: Vec3) => Vec3;
      expression: Expression;
    },
  ): void {
    const { context } = brush;
    const tones = painter.tones(this.physique.skin, head.depth);
    const origin = head.toWorld([0, 0, 0]);
    const axis = (direction: Vec3): Vec3 => normalize(subtract(head.toWorld(direction), origin));
    const axes = [axis([1, 0, 0]), axis([0, 1, 0]), axis([0, 0, 1])] as const;
    const into = (direction: Vec3): Vec3 => [dot(direction, axes[0]), dot(direction, axes[1]), dot(direction, axes[2])];
    const camera = into(normalize(subtract(brush.view.position, origin)));

    const lineOf = (): void => {
      context.lineWidth = head.outer * 0.9;
      context.strokeStyle = css(head.ink);
    };
    const ears = ([-1, 1] as const).filter((side) => this.#showsEars() && side * camera[0] > -0.35);
    for (const side of ears) if (side * camera[0] <= 0.25) this.#ear(brush, head, side, tones);
    // A bun or a tail behind the head is drawn before it, one before the head after it.
    const skullNearness = this.#nearness(head.skull);
    const behind = head.hair.filter((shell, index) => index > 0 && this.#nearness(shell) < skullNearness);
    for (const shell of behind) this.#hairShell(context, painter, shell, head);
    painter.fill(head.skull, tones.light, tones.shade);
    context.beginPath();
    painter.traceContour(head.skull, (row) => row < SKULL_ROWS * 0.45);
    lineOf();
    context.stroke();
    paintFace(brush, {
      physique: this.physique,
      expression: head.expression,
      toWorld: head.toWorld,
      camera,
      light: into(brush.light),
      headPx: head.headPx,
      tones,
      ink: head.ink,
      clipToSkull: () => painter.clipTo(head.skull),
    });
    for (const shell of head.hair) if (!behind.includes(shell)) this.#hairShell(context, painter, shell, head);
    for (const side of ears) if (side * camera[0] > 0.25) this.#ear(brush, head, side, tones);
  }

  #hairShell(
    context: SKRSContext2D,
    painter: MeshPainter,
    shell: Seen,
    head: { depth: number; ink: Rgb; outer: number; headPx: number },
  ): void {
    const tones = painter.tones(this.physique.hair, head.depth);
    painter.fill(shell, tones.light, tones.shade, 0.2);
    if (head.headPx > 40) {
      painter.sheen(shell, brighten(tones.light, 1.3), 0.86, 0.55);
      this.#strands(context, painter, shell, head);
    }
    context.beginPath();
    painter.traceRow(shell, 0);
    painter.traceContour(shell);
    context.lineWidth = head.outer * 0.9;
    context.strokeStyle = css(head.ink);
    context.stroke();
  }

  /** A few lines that follow the hair. */
  #strands(
    context: SKRSContext2D,
    painter: MeshPainter,
    shell: Seen,
    head: { ink: Rgb; outer: number; headPx: number },
  ): void {
    const random = randomFor(`strands:${this.physique.name}`);
    const { rows, columns } = shell.mesh;
    const count = head.headPx > 120 ? 26 : 14;
    context.beginPath();
    for (let strand = 0; strand < count; strand += 1) {
      const column = Math.floor(((strand + random() * 0.7) / count) * columns);
      const from = Math.floor(random() * 4);
      painter.traceColumn(shell, column, from, Math.min(rows - 2, from + 4 + Math.floor(random() * 6)));
    }
    context.lineWidth = head.outer * 0.5;
    context.strokeStyle = css(head.ink, 0.42);
    context.stroke();
  }

  /** The garment's drawing, where its front can be seen. */
  #garment(
    brush: Brush,
    painter: MeshPainter,
    on: { body: Body; trunk: Seen; hazeDepth: number; ink: Rgb; outer: number },
  ): void {
    const chest = this.toWorld([0, 1.3, -0.1]);
    const outward = subtract(this.toWorld([0, 1.3, -1]), this.toWorld([0, 1.3, 0]));
    if (dot(outward, normalize(subtract(brush.view.position, chest))) < 0.12 * this.physique.stature) return;
    const { context } = brush;
    context.save();
    painter.clipTo(on.trunk);
    paintGarment({
      brush,
      physique: this.physique,
      trunk: on.body.trunk,
      toWorld: (point) => this.toWorld(point),
      tones: (colour) => painter.tones(colour, on.hazeDepth),
      ink: on.ink,
      linePx: on.outer * 0.8,
    });
    // The garment's own shade lies over what is drawn on it.
    painter.shadeOver(on.trunk, brush.palette.shade);
    context.restore();
  }

  #showsEars(): boolean {
    const style = this.physique.hairStyle;
    return style !== 'bob' && style !== 'long' && style !== 'afro';
  }

  #ear(
    brush: Brush,
    head: { toWorld: (point: Vec3) => Vec3; ink: Rgb; outer: number; headPx: number },
    side: -1 | 1,
    tones: { light: Rgb; shade: Rgb },
  ): void {
    const { context } = brush;
    const rim = (scaleBy: number) =>
      Array.from({ length: 14 }, (_, step) => {
        const angle = (step / 14) * 2 * Math.PI;
        const up = Math.sin(angle);
        const back = Math.cos(angle);
        const wide = up > 0 ? 0.062 : 0.045;
        return brush.spot(
          head.toWorld([
            side * (0.312 + 0.03 * Math.max(back, 0) + 0.008),
            -0.075 + up * 0.105 * scaleBy,
            0.055 + (back * wide + up * 0.018) * scaleBy,
          ]),
        );
      }).filter((spot) => spot !== undefined);
    const lit = dot(brush.light, [side, 0, 0]) > -0.1;
    context.beginPath();
    brush.trace(rim(1));
    context.fillStyle = css(lit ? tones.light : tones.shade);
    context.fill();
    context.lineWidth = head.outer * 0.9;
    context.strokeStyle = css(head.ink);
    context.stroke();
    if (head.headPx < 60) return;
    context.beginPath();
    brush.trace(rim(0.58).slice(0, 10), false);
    context.lineWidth = head.outer * 0.6;
    context.strokeStyle = css(head.ink, 0.55);
    context.stroke();
  }

  #nearness(seen: Seen): number {
    let sum = 0;
    for (const depth of seen.depth) sum += depth;
    return -sum / Math.max(seen.depth.length, 1);
  }

  #skull(columns: number): Mesh {
    const { jawScale } = this.physique;
    return meshOf(
      SKULL_ROWS + 1,
      columns,
      (row, column) => {
        // Rows lie closer at the chin and the crown, where the form turns.
        const y = -0.5 * Math.cos((Math.PI * row) / SKULL_ROWS);
        return skullPoint(y, (2 * Math.PI * column) / columns, jawScale);
      },
      true,
    );
  }

  #hair(columns: number): Mesh[] {
    const style = this.physique.hairStyle;
    if (style === 'bald') return [];
    const shells = [hairMesh(style, columns, this.physique.name)];
    if (style === 'bun') shells.push(ballMesh([0, 0.3, 0.47], [0.17, 0.17, 0.15], Math.max(10, columns >> 1)));
    if (style === 'ponytail') shells.push(ballMesh([0, -0.12, 0.58], [0.1, 0.36, 0.1], Math.max(10, columns >> 1)));
    return shells;
  }

  #mapped(mesh: Mesh, toWorld: (point: Vec3) => Vec3): Mesh {
    const origin = toWorld([0, 0, 0]);
    const points = new Float64Array(mesh.points.length);
    const normals = new Float64Array(mesh.normals.length);
    for (let at = 0; at < points.length; at += 3) {
      const point: Vec3 = [mesh.points[at] ?? 0, mesh.points[at + 1] ?? 0, mesh.points[at + 2] ?? 0];
      points.set(toWorld(point), at);
      const normal: Vec3 = [mesh.normals[at] ?? 0, mesh.normals[at + 1] ?? 0, mesh.normals[at + 2] ?? 0];
      normals.set(normalize(subtract(toWorld(normal), origin)), at);
    }
    return { ...mesh, points, normals };
  }
}

/** The jaw keeps the light off the neck's upper half. */
function shadeUnderChin({ mesh, lit }: Seen): void {
  for (let index = 0; index < lit.length; index += 1) {
    const share = Math.floor(index / mesh.columns) / (mesh.rows - 1);
    lit[index] = share < 0.12 ? Math.max(lit[index] ?? 0, 0.2) : (lit[index] ?? 0) - Math.max(0, share - 0.34) * 3;
  }
}

/** A sleeve's hidden end takes no shade of its own: it lies within the shoulder. */
function lightCap({ mesh, lit }: Seen): void {
  const next = 5 * mesh.columns;
  for (let index = 0; index < next; index += 1) lit[index] = lit[next + (index % mesh.columns)] ?? 0;
}
