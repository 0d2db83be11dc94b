import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainLine } from './plainLine.ts';

const Line = plainLine(z.string());

test.each(['Ada', 'Zoë Ångström-O’Neill', '李小龙', 'محمد', 'می‌خواهم', 'क्‍ष', '👩‍🚀 Mae', 'R2-D2', ''])(
  '%s is shown as it is',
  (line) => expect(Line.safeParse(line).success).toBe(true),
);

test.each([
  'Eve\u202egro.elpmaxe@ada',
  'A\u2066da',
  'A\u0000',
  'A\r\nB',
  'A\u2028B',
  '\u061cA',
  '\u200b',
  '\u00ad',
  ' ',
  '\u3164\u200d'.slice(1),
])('%j is not', (line) => expect(Line.safeParse(line).success).toBe(false));
