export { runSiege, type SiegeParts, type SiegeReport } from './attack/Siege.ts';
export { type ConvergenceParts, type ConvergenceReport, runConvergence } from './convergence/runConvergence.ts';
export { Random, seeded } from './random.ts';
export { readEverything } from './readEverything.ts';
export { act, bytesOf, NOW, PEOPLE, type PersonName, sampleProject, sampleTake } from './sampleProject.ts';
