import { SummaryPart, type TimelineEntry } from '@dailies/shared/http';
import type { TimelineRow } from '../../../actions/timeline/readTimeline.ts';

export const presentTimelineEntry = ({ id, user, from, to, edits, summary }: TimelineRow): TimelineEntry => ({
  id,
  user,
  from: from.toISOString(),
  to: to.toISOString(),
  edits,
  summary: SummaryPart.array().parse(summary),
});
