import { config } from 'zod';

// Zod would try whether it may compile its schemas with `new Function`, which the Content Security
// Policy refuses and the browser reports on every page. Imported before anything that parses.
config({ jitless: true });
