/**
 * What stands between the runner and a pipeline's command, so that the command outlives the runner
 * and its exit code is kept. Its arguments are positional; nothing is ever put into this text.
 *
 * `$1` is the run's folder, the rest is the command. Making the folder `started` is atomic: either
 * this wrapper gets it and runs the command, or one who adopts gets it first and this one leaves
 * without a trace. `exit` appears whole, by a rename.
 */
const WRAPPER = `
folder=$1
shift
mkdir "$folder/started" 2>/dev/null || exit 0
printf '%s' "$$" >"$folder/started/pid.new" && mv "$folder/started/pid.new" "$folder/started/pid"
"$@" </dev/null >"$folder/stdout" 2>"$folder/stderr"
printf '%s' "$?" >"$folder/exit.new" && mv "$folder/exit.new" "$folder/exit"
`;

/** The wrapper's program and arguments. */
export const wrapped = (folder: string, command: readonly string[]): [string, string[]] => [
  '/bin/sh',
  ['-c', WRAPPER, 'dailies-run', folder, ...command],
];
