import { says } from '../words.ts';

/** A face's state. Brow shifts in head heights, `smile` from -1 to 1, openings from 0 to 1. */
export interface Expression {
  readonly browInner: number;
  readonly browOuter: number;
  readonly smile: number;
  readonly mouthOpen: number;
  readonly eyesOpen: number;
}

const NEUTRAL: Expression = { browInner: 0, browOuter: 0, smile: 0.05, mouthOpen: 0, eyesOpen: 1 };

/** What the prompt's words say that faces do. */
export function expressionFor(prompt: string): Expression {
  if (says(prompt, 'asleep', 'sleeping', 'sleep', 'unconscious', 'dead', 'eyes closed', 'prays', 'praying'))
    return { ...NEUTRAL, eyesOpen: 0 };
  if (says(prompt, 'scream', 'screaming', 'shout', 'shouting', 'yell', 'yelling'))
    return { browInner: -0.02, browOuter: 0.02, smile: -0.2, mouthOpen: 1, eyesOpen: 1.1 };
  if (says(prompt, 'laugh', 'laughing', 'grin', 'grinning'))
    return { browInner: 0.012, browOuter: 0.012, smile: 1, mouthOpen: 0.55, eyesOpen: 0.7 };
  if (says(prompt, 'smile', 'smiling', 'happy', 'joy', 'joyful', 'delighted', 'amused', 'proud', 'love'))
    return { ...NEUTRAL, smile: 0.8, eyesOpen: 0.9, browOuter: 0.008 };
  if (
    says(
      prompt,
      'angry',
      'anger',
      'furious',
      'rage',
      'glares',
      'glaring',
      'scowl',
      'scowling',
      'frown',
      'determined',
      'stern',
    )
  )
    return { browInner: -0.035, browOuter: 0.012, smile: -0.5, mouthOpen: 0, eyesOpen: 0.8 };
  if (says(prompt, 'sad', 'cry', 'crying', 'weeps', 'weeping', 'tears', 'grief', 'mourns', 'lonely', 'heartbroken'))
    return { browInner: 0.034, browOuter: -0.016, smile: -0.65, mouthOpen: 0, eyesOpen: 0.75 };
  if (says(prompt, 'surprised', 'surprise', 'shock', 'shocked', 'gasp', 'gasps', 'astonished', 'stunned'))
    return { browInner: 0.045, browOuter: 0.035, smile: 0, mouthOpen: 0.6, eyesOpen: 1.3 };
  if (says(prompt, 'afraid', 'fear', 'scared', 'terrified', 'frightened', 'worried', 'anxious', 'nervous'))
    return { browInner: 0.045, browOuter: -0.005, smile: -0.35, mouthOpen: 0.15, eyesOpen: 1.2 };
  return NEUTRAL;
}

const BLINK_SECONDS = 0.24;

/** Now and then the eyes close for a moment; each figure has its own rhythm by `phaseSeconds`. */
export function blinking(expression: Expression, seconds: number, phaseSeconds: number): Expression {
  const period = 2.7 + (phaseSeconds % 1.3);
  const into = (seconds + phaseSeconds) % period;
  if (into >= BLINK_SECONDS || expression.eyesOpen === 0) return expression;
  return { ...expression, eyesOpen: expression.eyesOpen * Math.abs(Math.cos((Math.PI * into) / BLINK_SECONDS)) };
}
