import { Recipe } from '@dailies/shared/runs';
import { useQueries } from '@tanstack/react-query';
import { memo } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { provenanceQuery } from '../api/takes.ts';
import type { Take } from '../document/ProjectModel.ts';
import { recipeFields } from '../takes/recipe/recipeFields.ts';
import { useMediaNames } from '../takes/recipe/useMediaNames.ts';
import { WordDiff } from '../words/WordDiff.tsx';
import { type DifferenceRow, recipeDifference } from './recipeDifference.ts';
import classes from './RecipeDifference.module.css';

/** In what the recipes of takes differ, and nothing of what they share. A divider that is dragged does not ask again. */
export const RecipeDifference = memo(function RecipeDifference({ takes }: { takes: readonly Take[] }) {
  const answers = useQueries({ queries: takes.map(({ id }) => provenanceQuery(id)) });
  const nameMedia = useMediaNames();
  const recipes = answers.map(({ data }) => Recipe.safeParse(data?.recipe).data);
  const failed = answers.find(({ isError }) => isError);
  const fields = recipes.every((recipe) => recipe !== undefined)
    ? recipes.map((recipe, index) => recipeFields(recipe, takes[index]?.seed ?? 0, nameMedia))
    : undefined;
  const rows = fields === undefined ? [] : recipeDifference(fields);
  return (
    <>
      <h2 className={classes.heading}>What differs</h2>
      {failed !== undefined && <p className={classes.lead}>{sentenceOfError(failed.error)}</p>}
      {fields !== undefined && rows.length === 0 && (
        <p className={classes.lead}>The same recipe and the same seed made all of them.</p>
      )}
      {rows.length > 0 && (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">
                  <span className={classes.unseen}>What</span>
                </th>
                {takes.map(({ id, number }) => (
                  <th key={id} scope="col">
                    Take {number}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows
                .filter(({ kind }) => kind === 'value')
                .map((row) => (
                  <tr key={row.key}>
                    <th scope="row">{row.title}</th>
                    {row.texts.map((text, index) => (
                      <td key={takes[index]?.id ?? index}>{text ?? <span className={classes.none}>–</span>}</td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
          {rows
            .filter(({ kind }) => kind === 'prose')
            .map((row) => (
              <Prose key={row.key} row={row} takes={takes} />
            ))}
          <p className={classes.rest}>Everything else is the same.</p>
        </>
      )}
    </>
  );
});

/** Words, as what became of those of the first take in each of the others. */
function Prose({ row, takes }: { row: DifferenceRow; takes: readonly Take[] }) {
  const [first = ''] = row.texts;
  const others = row.texts.slice(1).map((text, index) => ({ text: text ?? '', take: takes[index + 1] }));
  return (
    <section className={classes.prose}>
      <h3 className={classes.title}>{row.title}</h3>
      {others.map(({ text, take }) => (
        <div key={take?.id} className={classes.change}>
          <div className={classes.from}>
            Take {takes[0]?.number} → take {take?.number}
          </div>
          {text === first ? <p className={classes.same}>The same words.</p> : <WordDiff before={first} after={text} />}
        </div>
      ))}
    </section>
  );
}
