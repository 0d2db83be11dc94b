import { damaged } from './damaged.ts';

interface Field {
  readonly type: string;
  readonly offset: number;
  readonly sizeBytes: number;
}

interface Struct {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
}

/** How the structs of one file lie in its blocks, by the file's own word. */
export class BlendTypes {
  readonly #structs: readonly Struct[];
  readonly #byName: ReadonlyMap<string, Struct>;

  private constructor(structs: readonly Struct[]) {
    this.#structs = structs;
    this.#byName = new Map(structs.map((struct) => [struct.name, struct]));
  }

  /** Of a file's block `DNA1`. Throws `unsupported-media` where it is damaged. */
  static read(
    bytes: Buffer,
    { pointerBytes, isLittle }: { readonly pointerBytes: number; readonly isLittle: boolean },
  ): BlendTypes {
    try {
      return new BlendTypes(readStructs(bytes, pointerBytes, isLittle));
    } catch (error) {
      throw damaged(error);
    }
  }

  nameOf(struct: number): string | undefined {
    return this.#structs[struct]?.name;
  }

  /** Where a field lies in a struct, from its start; a path leads into structs within. undefined: there is none. */
  field(
    struct: string,
    ...path: readonly string[]
  ): { readonly offset: number; readonly sizeBytes: number } | undefined {
    let within = struct;
    let offset = 0;
    let sizeBytes = 0;
    for (const name of path) {
      const field = this.#byName.get(within)?.fields.get(name);
      if (field === undefined) return undefined;
      offset += field.offset;
      sizeBytes = field.sizeBytes;
      within = field.type;
    }
    return { offset, sizeBytes };
  }
}

function readStructs(bytes: Buffer, pointerBytes: number, isLittle: boolean): Struct[] {
  let at = 0;
  const int = (): number => {
    at += 4;
    return isLittle ? bytes.readInt32LE(at - 4) : bytes.readInt32BE(at - 4);
  };
  const short = (): number => {
    at += 2;
    return isLittle ? bytes.readUInt16LE(at - 2) : bytes.readUInt16BE(at - 2);
  };
  const text = (): string => {
    const end = bytes.indexOf(0, at);
    if (end < 0) throw new RangeError('A name has no end.');
    const found = bytes.toString('latin1', at, end);
    at = end + 1;
    return found;
  };
  const section = (code: string): void => {
    at = (at + 3) & ~3;
    if (bytes.toString('latin1', at, at + 4) !== code) throw new RangeError(`There is no ${code}.`);
    at += 4;
  };
  section('SDNA');
  section('NAME');
  const names = Array.from({ length: int() }, text);
  section('TYPE');
  const types = Array.from({ length: int() }, text);
  section('TLEN');
  const lengths = types.map(short);
  section('STRC');
  return Array.from({ length: int() }, () => {
    const name = types[short()] ?? '';
    const fields = new Map<string, Field>();
    let offset = 0;
    const count = short();
    for (let index = 0; index < count; index += 1) {
      const type = short();
      const written = names[short()] ?? '';
      const dims = [...written.matchAll(/\[(\d+)\]/g)].reduce((product, [, size]) => product * Number(size), 1);
      const isPointer = written.startsWith('*') || written.startsWith('(*');
      const sizeBytes = dims * (isPointer ? pointerBytes : (lengths[type] ?? 0));
      fields.set(written.replace(/^[(*]+/, '').replace(/[[)].*$/, ''), { type: types[type] ?? '', offset, sizeBytes });
      offset += sizeBytes;
    }
    return { name, fields };
  });
}
