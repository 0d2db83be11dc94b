import type { AssetImpact } from '@dailies/shared/http';

/** What saving puts out of sync, in a sentence or two. */
export function impactSentence(impact: readonly AssetImpact[], isStudio: boolean): string {
  const shots = impact.reduce((sum, project) => sum + project.shots.length, 0);
  const others = isStudio ? ' Shots of projects that you are not in may follow as well.' : '';
  if (shots === 0) return `No shot is put out of sync by this.${others}`;
  const where = impact.length > 1 ? ` in ${impact.length} projects` : '';
  const what = shots === 1 ? `One shot${where} goes out of sync` : `${shots} shots${where} go out of sync`;
  const kept = shots === 1 ? 'Its circled take stays as it is.' : 'Their circled takes stay as they are.';
  return `${what}. ${kept}${others}`;
}
