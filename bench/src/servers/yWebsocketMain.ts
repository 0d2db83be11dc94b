// y-websocket's own server as a peer, as it comes: it listens on HOST and PORT when it is imported.

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
await import('@y/websocket-server/server');
