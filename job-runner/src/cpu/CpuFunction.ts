/**
 * Runs in a child process: may block, may crash, may be killed at any moment. `input` and the result
 * cross a process border. Throws `RunFailure` for what it foresees.
 */
export type CpuFunction = (input: unknown) => Promise<unknown>;

/** What a module of CPU functions exports as `cpuFunctions`. */
export type CpuFunctions = ReadonlyMap<string, CpuFunction>;
