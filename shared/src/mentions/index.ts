export {
  type Mention,
  MENTIONED,
  type Mentioned,
  mentionsIn,
  type Stretch,
  stretchesOf,
  withNames,
  writeMention,
} from './mentions.ts';
