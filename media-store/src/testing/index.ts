export { CephServer, hasCeph } from './CephServer.ts';
