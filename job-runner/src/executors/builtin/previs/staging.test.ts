import { STANCES } from '@dailies/shared/cinema';
import { describe, expect, it } from 'vitest';
import { facingIn, stanceIn, wordsOfEach } from './staging.ts';

describe('stanceIn', () => {
  it('reads what bodies do, whatever the tense', () => {
    const said = {
      'She sits by the window': 'sitting',
      'He is running for the train': 'running',
      'They walk along the pier': 'walking',
      'Asleep on the floor': 'lying',
      'leaning against the door': 'leaning',
      'She crosses her arms': 'arms-crossed',
      'She crosses the street': 'walking',
      'He points at the sea': 'pointing',
      'He waves from the deck': 'waving',
      'down on one knee': 'kneeling',
      'hiding behind the car': 'crouching',
      'hands on hips': 'hands-on-hips',
    };
    for (const [words, stance] of Object.entries(said)) expect(stanceIn(words), words).toBe(stance);
    expect(new Set([...Object.values(said), 'standing'])).toEqual(new Set(STANCES));
  });

  it('is not led astray by water, and stands where nothing is said', () => {
    expect(stanceIn('The sound of waves')).toBe('standing');
    expect(stanceIn('')).toBe('standing');
  });
});

describe('wordsOfEach', () => {
  const stances = (prompt: string, ...names: string[]) => wordsOfEach(prompt, names).map((words) => stanceIn(words));

  it('gives each what is said of them', () => {
    expect(stances('Mara sits and Tom leans on the bar', 'Mara', 'Tom')).toEqual(['sitting', 'leaning']);
    expect(stances('Tom runs while Mara points at him', 'Mara Quint', 'Tom')).toEqual(['pointing', 'running']);
  });

  it('joins names, and lets “they” and a prompt without names speak of all', () => {
    expect(stances('Mara and Tom walk home', 'Mara', 'Tom')).toEqual(['walking', 'walking']);
    expect(stances('Mara waits. They run.', 'Mara', 'Tom')).toEqual(['running', 'running']);
    expect(stances('Two strangers sit', 'Mara', 'Tom')).toEqual(['sitting', 'sitting']);
  });

  it('carries who was named into the next sentence', () => {
    expect(stances('Mara enters. Tom looks up. He kneels.', 'Mara', 'Tom')).toEqual(['walking', 'kneeling']);
  });

  it('takes names as they are written, not as patterns', () => {
    expect(stances('A.J. (the cat) sits', 'A.J. (the cat)')).toEqual(['sitting']);
    expect(stances('Tomorrow he runs', 'Tom', 'Mo')).toEqual(['running', 'running']);
  });
});

describe('facingIn', () => {
  it('reads a direction before a talk, and lets nobody face each other alone', () => {
    expect(facingIn('They talk', 2)).toBe('each-other');
    expect(facingIn('She talks', 1)).toBeUndefined();
    expect(facingIn('They argue, looking left', 2)).toBe('left');
    expect(facingIn('She looks into the camera', 1)).toBe('camera');
    expect(facingIn('He turns away', 1)).toBe('away');
    expect(facingIn('A quiet street', 2)).toBeUndefined();
  });
});
