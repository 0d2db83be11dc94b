import classes from './Palette.module.css';

interface PaletteProps {
  readonly colours: readonly string[];
  /** The whole of its box, in place of a picture. */
  readonly fill?: boolean;
  /** A line at the foot of a picture. */
  readonly thin?: boolean;
}

/** The colours of an asset side by side, the main one twice as wide. Only seen: they are read as words elsewhere. */
export function Palette({ colours, fill = false, thin = false }: PaletteProps) {
  return (
    <div className={classes.palette} data-fill={fill} data-thin={thin} aria-hidden="true">
      {colours.map((colour, index) => (
        <span key={index} style={{ background: colour }} />
      ))}
    </div>
  );
}
