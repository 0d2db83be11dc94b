import { sign } from './sign.ts';
import { ToSign } from './Signing.ts';

// The entry of a process that signs one file and ends.

// Ctrl-C in a terminal reaches the whole group; the server decides when its children end.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(1));
process.once('message', (message) => {
  void sign(ToSign.parse(message)).then((signed) => process.send?.(signed, () => process.exit(0)));
});
