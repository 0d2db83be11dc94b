import { Server } from '@hocuspocus/server';

// Plain Hocuspocus as a peer: its defaults, nothing stored, nobody asked who they are.

process.on('disconnect', () => process.exit(0));
await new Server({ port: Number(process.env['PORT']), address: '127.0.0.1', quiet: true }).listen();
