/** A part of the mask, in pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Brush {
  /** In pixels of the picture. */
  readonly radiusPx: number;
  /** 0: an edge as hard as a pixel lets it be; 1: falls off from the middle. */
  readonly softness: number;
  readonly isErasing: boolean;
}

type Point = readonly [x: number, y: number];

interface Step {
  readonly part: Part;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Steps beyond this many bytes are forgotten, the oldest first. */
const MAX_HISTORY_BYTES = 192 * 1_024 ** 2;

/** How much of a pixel the brush covers, at a distance from its path. */
function coverage(distancePx: number, { radiusPx, softness }: Brush): number {
  const fall = Math.max(1, radiusPx * softness);
  const share = Math.min(1, Math.max(0, (radiusPx + 0.5 - distancePx) / fall));
  return softness === 0 ? share : share * share * (3 - 2 * share);
}

/** How far a point is from the way between two others. */
function distanceTo([fromX, fromY]: Point, [toX, toY]: Point, x: number, y: number): number {
  const [acrossX, acrossY] = [toX - fromX, toY - fromY];
  const length = acrossX * acrossX + acrossY * acrossY;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * acrossX + (y - fromY) * acrossY) / length));
  return Math.hypot(x - fromX - share * acrossX, y - fromY - share * acrossY);
}

/**
 * A mask while it is painted: a grey value a pixel, 255 is in. Within a stroke nothing adds up: a pixel is
 * as white as the brush covered it at most. Each stroke, and each fill, is a step of its own undo.
 */
export class MaskPainting {
  readonly width: number;
  readonly height: number;
  #data: Uint8Array;
  /** As it was before the stroke that is being made. */
  #before: Uint8Array | null = null;
  #touched: Part | null = null;
  #past: Step[] = [];
  #future: Step[] = [];

  constructor(width: number, height: number, data?: Uint8Array) {
    if (data !== undefined && data.length !== width * height) throw new Error(`A mask of ${data.length} values.`);
    this.width = width;
    this.height = height;
    this.#data = data ?? new Uint8Array(width * height);
  }

  /** Row by row; not to be changed by others. */
  get data(): Uint8Array {
    return this.#data;
  }

  get whole(): Part {
    return { x: 0, y: 0, width: this.width, height: this.height };
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Whether nothing is in. */
  get isEmpty(): boolean {
    return this.#data.every((value) => value === 0);
  }

  begin(): void {
    this.#before ??= this.#data.slice();
  }

  /** The brush goes from one point to another; what it touched, or null where that is outside. */
  draw(from: Point, to: Point, brush: Brush): Part | null {
    this.begin();
    const reach = brush.radiusPx + 1;
    const x = Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach));
    const y = Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach));
    const right = Math.min(this.width, Math.ceil(Math.max(from[0], to[0]) + reach));
    const bottom = Math.min(this.height, Math.ceil(Math.max(from[1], to[1]) + reach));
    if (right <= x || bottom <= y) return null;
    for (let row = y; row < bottom; row += 1) {
      for (let column = x; column < right; column += 1) {
        const covered = Math.round(255 * coverage(distanceTo(from, to, column + 0.5, row + 0.5), brush));
        if (covered === 0) continue;
        const at = row * this.width + column;
        const is = this.#data[at] ?? 0;
        this.#data[at] = brush.isErasing ? Math.min(is, 255 - covered) : Math.max(is, covered);
      }
    }
    const part = { x, y, width: right - x, height: bottom - y };
    this.#touched = this.#touched === null ? part : around(this.#touched, part);
    return part;
  }

  /** The stroke is made: one step. */
  end(): void {
    const [before, part] = [this.#before, this.#touched];
    this.#before = null;
    this.#touched = null;
    if (before === null || part === null) return;
    this.#keep({ part, before: this.#cut(before, part), after: this.#cut(this.#data, part) });
  }

  fill(): void {
    this.#change(() => 255);
  }

  clear(): void {
    this.#change(() => 0);
  }

  invert(): void {
    this.#change((value) => 255 - value);
  }

  /** What changed; null where there is nothing to take back. */
  undo(): Part | null {
    const step = this.#past.pop();
    if (step === undefined) return null;
    this.#future.push(step);
    this.#paste(step.before, step.part);
    return step.part;
  }

  redo(): Part | null {
    const step = this.#future.pop();
    if (step === undefined) return null;
    this.#past.push(step);
    this.#paste(step.after, step.part);
    return step.part;
  }

  #change(to: (value: number) => number): void {
    this.end();
    const before = this.#data.slice();
    this.#data = before.map(to);
    this.#keep({ part: this.whole, before, after: this.#data.slice() });
  }

  #keep(step: Step): void {
    this.#future = [];
    this.#past.push(step);
    let bytes = this.#past.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
    while (bytes > MAX_HISTORY_BYTES && this.#past.length > 1) {
      const oldest = this.#past.shift();
      bytes -= (oldest?.before.length ?? 0) + (oldest?.after.length ?? 0);
    }
  }

  #cut(data: Uint8Array, { x, y, width, height }: Part): Uint8Array {
    const cut = new Uint8Array(width * height);
    for (let row = 0; row < height; row += 1) {
      const from = (y + row) * this.width + x;
      cut.set(data.subarray(from, from + width), row * width);
    }
    return cut;
  }

  #paste(cut: Uint8Array, { x, y, width, height }: Part): void {
    for (let row = 0; row < height; row += 1) {
      this.#data.set(cut.subarray(row * width, (row + 1) * width), (y + row) * this.width + x);
    }
  }
}

function around(a: Part, b: Part): Part {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
