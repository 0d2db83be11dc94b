import { FrameShapeUtil } from 'tldraw';

/** How much of its colour a frame's ground has: nodes' edges, drawn under it, shine through. */
const GROUND = { light: '14', dark: '12' } as const;
const HEADING = { light: '2e', dark: '33' } as const;

/** tldraw's frame, in a colour of one's own and with a ground that lets through what lies under it. */
export const NamedFrameUtil = FrameShapeUtil.configure({
  showColors: true,
  getCustomDisplayValues: (_editor, shape, theme, mode) => {
    const colours = theme.colors[mode];
    const own =
      shape.props.color === 'black' ? (mode === 'dark' ? '#9aa1ad' : '#59616e') : colours[shape.props.color].solid;
    return {
      showColorsFillColor: `${own}${GROUND[mode]}`,
      showColorsStrokeColor: `${own}88`,
      showColorsHeadingFillColor: `${own}${HEADING[mode]}`,
      showColorsHeadingStrokeColor: 'transparent',
      showColorsHeadingTextColor: colours.text,
    };
  },
});
