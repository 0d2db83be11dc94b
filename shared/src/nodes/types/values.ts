import { HANDED_TITLE, MODULES, ROUNDINGS, SCALARS } from '../../modules/index.ts';
import { defineNode, type ParamHint } from '../defineNode.ts';
import { moduleFor } from '../moduleFor.ts';
import { choicesOf } from '../choicesOf.ts';

const LARGEST = 1_000_000;

const range = (step: number): Readonly<Record<string, ParamHint>> => ({
  value: {
    control: 'number',
    title: 'Value',
    help: 'What every setting that this is connected to becomes.',
    unit: '',
    min: -LARGEST,
    max: LARGEST,
    step,
    within: { least: 'least', most: 'most' },
    fixed: true,
  },
  least: {
    control: 'number',
    section: 'Range',
    title: 'From',
    help: 'The least that makes sense here; the slider begins there.',
    unit: '',
    min: -LARGEST,
    max: LARGEST,
    step,
    fixed: true,
  },
  most: {
    control: 'number',
    section: 'Range',
    title: 'To',
    help: 'The most that makes sense here; the slider ends there.',
    unit: '',
    min: -LARGEST,
    max: LARGEST,
    step,
    fixed: true,
  },
});

export const stringNode = defineNode({
  type: 'string',
  title: 'String',
  purpose: 'A text that settings and prompts are driven by.',
  group: 'Values',
  module: moduleFor(MODULES, 'string'),
  size: [220, 120],
  params: {
    text: {
      control: 'text',
      title: 'Text',
      help: 'What everything that this is connected to reads; it is taken as it stands.',
      placeholder: 'A text…',
      fixed: true,
    },
  },
  tracked: false,
});

export const integerNode = defineNode({
  type: 'integer',
  title: 'Integer',
  purpose: 'A whole number that settings are driven by.',
  group: 'Values',
  module: moduleFor(MODULES, 'integer'),
  size: [220, 112],
  params: range(1),
  tracked: false,
});

export const floatNode = defineNode({
  type: 'float',
  title: 'Float',
  purpose: 'A number with decimals that settings are driven by.',
  group: 'Values',
  module: moduleFor(MODULES, 'float'),
  size: [220, 112],
  params: range(0.01),
  tracked: false,
});

export const booleanNode = defineNode({
  type: 'boolean',
  title: 'Boolean',
  purpose: 'Yes or no, for switches and conditions.',
  group: 'Values',
  module: moduleFor(MODULES, 'boolean'),
  size: [180, 88],
  params: {
    value: {
      control: 'flag',
      title: 'Value',
      help: 'What every switch and condition that this is connected to becomes.',
      fixed: true,
    },
  },
  tracked: false,
});

export const scriptNode = defineNode({
  type: 'script',
  title: 'Script',
  purpose: 'A value that is calculated from others.',
  group: 'Values',
  module: moduleFor(MODULES, 'script'),
  size: [280, 176],
  params: {
    expression: {
      control: 'text',
      title: 'Expression',
      help: 'Signs + - * / % and = != < <= > >=, the words and, or, not, and if, min, max, round, floor, ceil, abs, clamp, concat, upper, lower, trim, length, contains, replace, format, text, number.',
      placeholder: 'if(a > 50, "close-up", "wide")',
      fixed: true,
    },
    gives: {
      control: 'choice',
      title: 'Gives',
      help: 'The type of what it comes to; the output is of this type.',
      choices: choicesOf(SCALARS, HANDED_TITLE),
      fixed: true,
    },
    ...Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name): [string, ParamHint] => [
        name,
        {
          control: 'choice',
          section: 'Inputs',
          title: name,
          help: `What arrives as ${name}; not used, it has no input.`,
          choices: choicesOf(['none', ...SCALARS], { ...HANDED_TITLE, none: 'Not used' }),
          fixed: true,
        },
      ]),
    ),
  },
  tracked: false,
});

export const convertNode = defineNode({
  type: 'convert',
  title: 'Convert',
  purpose: 'Makes a value of one type from another.',
  group: 'Values',
  module: moduleFor(MODULES, 'convert'),
  size: [220, 112],
  params: {
    from: {
      control: 'choice',
      title: 'From',
      help: 'The type of what arrives; the input is of this type.',
      choices: choicesOf(SCALARS, HANDED_TITLE),
      fixed: true,
    },
    to: {
      control: 'choice',
      title: 'To',
      help: 'The type that it becomes; the output is of this type.',
      choices: choicesOf(SCALARS, HANDED_TITLE),
      fixed: true,
    },
    rounding: {
      control: 'choice',
      title: 'Rounding',
      help: 'How a number with decimals becomes a whole one.',
      choices: choicesOf(ROUNDINGS),
      when: { param: 'to', is: ['Integer'] },
    },
    decimals: {
      control: 'number',
      title: 'Decimals',
      help: 'How many digits stand after the point where a number becomes a text.',
      unit: '',
      min: 0,
      max: 6,
      step: 1,
      when: { param: 'to', is: ['String'] },
    },
  },
  tracked: false,
});
