import type { AssetImpact } from '@dailies/shared/http';
import { NodeId, ProjectId, TakeId } from '@dailies/shared/ids';
import { expect, it } from 'vitest';
import { impactSentence } from './impactSentence.ts';

const impact = (project: string, shots: number): AssetImpact => ({
  project: { id: ProjectId.parse(project), name: project },
  shots: Array.from({ length: shots }, (_, index) => ({
    node: NodeId.parse(`s${index}`),
    title: `SH0${index}`,
    take: { id: TakeId.parse(`t${index}`), number: 1 },
  })),
});

it.each([
  [[], false, 'No shot is put out of sync by this.'],
  [[], true, 'No shot is put out of sync by this. Shots of projects that you are not in may follow as well.'],
  [[impact('a', 1)], false, /^One shot goes out of sync\. Its circled take stays as it is/],
  [
    [impact('a', 2), impact('b', 1)],
    false,
    /^3 shots in 2 projects go out of sync\. Their circled takes stay as they are/,
  ],
] as const)('%#: what is touched is counted', (touched, isStudio, sentence) => {
  expect(impactSentence([...touched], isStudio)).toMatch(sentence);
});
