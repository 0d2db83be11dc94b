export { ServerMessage } from './serverMessage.ts';
