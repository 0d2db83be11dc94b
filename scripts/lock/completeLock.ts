import { z } from 'zod';

const Entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.looseObject({ packages: z.record(z.string(), Entry) });

/** `name-linux-x64-musl`: how packages for one platform are named. */
const PLATFORM =
  /(?<os>android|aix|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(?<cpu>arm|arm64|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)(?:-(?<abi>eabi|gnu|gnueabihf|msvc|musl|musleabihf))?$/;

export interface CompletedLock {
  readonly text: string;
  /** The packages that were missing, as `name@version`. */
  readonly added: readonly string[];
}

function entryFor(name: string, version: string, isDev: boolean): z.infer<typeof Entry> | null {
  const platform = PLATFORM.exec(name)?.groups;
  const { os, cpu, abi } = platform ?? {};
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+/.test(version)) return null;
  const libc = abi === undefined ? null : abi.startsWith('musl') ? 'musl' : abi.startsWith('gnu') ? 'glibc' : null;
  return {
    version,
    cpu: [cpu],
    ...(isDev ? { dev: true } : {}),
    ...(libc === null ? {} : { libc: [libc] }),
    optional: true,
    os: [os],
  };
}

/**
 * Adds to a lock file the packages for other platforms that npm left out of it. npm does so where
 * its registry does not have them, and `npm ci` then refuses the lock as incomplete, everywhere.
 */
export function completeLock(text: string): CompletedLock {
  const lock = Lock.parse(JSON.parse(text));
  const { packages } = lock;
  const added: string[] = [];
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    if (path === '') continue;
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`;
      if (packages[place] !== undefined || packages[`${path}/${place}`] !== undefined) continue;
      const entry = entryFor(name, version, dev === true);
      if (entry === null) continue;
      packages[place] = entry;
      added.push(`${name}@${version}`);
    }
  }
  if (added.length === 0) return { text, added };
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { text: `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`, added };
}
