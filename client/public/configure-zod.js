// Zod's compiled parsers need `new Function`, which the content security policy forbids; it would try
// with every page. Set before any module runs: schemas are made while their chunks load, before the
// first line of the application.
globalThis.__zod_globalConfig = { jitless: true };
