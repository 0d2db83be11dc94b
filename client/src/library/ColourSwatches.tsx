import classes from './ColourSwatches.module.css';

/** An asset's colours, each with its number, which is selected by a press to be copied. */
export function ColourSwatches({ colours }: { colours: readonly string[] }) {
  return (
    <ul className={classes.swatches}>
      {colours.map((colour, index) => (
        <li key={index} className={classes.swatch}>
          <span className={classes.colour} style={{ background: colour }} aria-hidden="true" />
          <code className={classes.number}>{colour}</code>
        </li>
      ))}
    </ul>
  );
}
