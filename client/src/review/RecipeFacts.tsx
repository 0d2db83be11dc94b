import type { TakeProvenance } from '@dailies/shared/http';
import { NODE_TYPES, type ParamHint } from '@dailies/shared/nodes';
import { Recipe, type RunInput } from '@dailies/shared/runs';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { provenanceQuery } from '../api/takes.ts';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { copyText } from '../interface/copyText.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './RecipeFacts.module.css';
import { RecipeActions } from '../takes/recipe/RecipeActions.tsx';
import { FallbackNotice } from './FallbackNotice.tsx';
import { useNames } from './useNames.ts';

const MS_A_SECOND = 1_000;
const SHOWN_DIGITS = 3;

const seconds = (value: number): string =>
  value < 60
    ? `${Number(value.toPrecision(SHOWN_DIGITS))} s`
    : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;

const rateOf = ([numerator, denominator]: Take['fps']): string => `${Number((numerator / denominator).toFixed(3))} fps`;

/** What made a take: from the take itself, and the rest from its provenance where the server answers. */
export function RecipeFacts({ take }: { take: Take }) {
  const nameOf = useNames();
  const provenance = useQuery(provenanceQuery(take.id));
  const recipe = Recipe.safeParse(provenance.data?.recipe).data;
  const outcome = provenance.data?.outcome.state === 'succeeded' ? provenance.data.outcome : undefined;
  const prompt = recipe?.params['prompt'];
  const [pipeline = take.pipeline, version] = take.pipeline.split('@');
  return (
    <div className={classes.all}>
      {/* The recipe of one that stands in is never that of its shot. */}
      {take.fallback === undefined ? (
        <Age take={take} />
      ) : (
        <FallbackNotice key={take.id} node={take.node} sentence={take.fallback} />
      )}
      {recipe !== undefined && <RecipeActions take={take} recipe={recipe} />}
      {typeof prompt === 'string' && prompt !== '' && (
        <Part title="Prompt">
          <p className={classes.prompt}>{prompt}</p>
        </Part>
      )}
      {recipe !== undefined && <Cast recipe={recipe} />}
      {recipe !== undefined && <Camera recipe={recipe} />}
      <Part title="Made">
        <dl className={classes.facts}>
          <Fact name="By">{nameOf(take.by)}</Fact>
          <Fact name="When">
            {new Date(take.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
          </Fact>
          {outcome !== undefined && (
            <Fact name="Took">
              {seconds(outcome.runSeconds)} on {outcome.backend}
              <Waited provenance={provenance.data} />
            </Fact>
          )}
          <Fact name="Pipeline">
            {pipeline}
            {version !== undefined && <span className={classes.dim}> version {version}</span>}
          </Fact>
          {take.kind !== 'audio' && (
            <Fact name="Size">
              {take.width} × {take.height}
            </Fact>
          )}
          {take.kind !== 'image' && (
            <Fact name="Length">
              {take.frames} frames
              <span className={classes.dim}>
                {' '}
                {seconds((take.frames * take.fps[1]) / take.fps[0])} at {rateOf(take.fps)}
              </span>
            </Fact>
          )}
          <Fact name="Seed">
            <Copied text={String(take.seed)} label="Copy seed" />
          </Fact>
          <ReusedFrom from={provenance.data?.reusedFrom ?? null} />
          <Parents parents={provenance.data?.parents ?? []} />
        </dl>
      </Part>
      {provenance.isError && <p className={classes.missing}>{sentenceOfError(provenance.error)}</p>}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Whether the shot would be made in the same way today. */
function Age({ take: { node, recipe } }: { take: Take }) {
  const { plans } = useSession();
  const now = useModel(['nodes', 'edges', 'picks', 'settings'], () => plans.plan(node)?.recipeHash, [plans, node]);
  if (now === undefined) return null;
  return now === recipe ? (
    <p className={classes.age}>
      <IconCheck size={14} aria-hidden="true" /> Made by the recipe that the shot has now.
    </p>
  ) : (
    <p className={classes.age} data-old="true">
      <IconRefresh size={14} aria-hidden="true" /> The shot has changed since this take was made.
    </p>
  );
}

function Waited({ provenance }: { provenance: TakeProvenance | undefined }) {
  if (provenance?.startedAt === null || provenance === undefined) return null;
  const waited = (Date.parse(provenance.startedAt) - Date.parse(provenance.requestedAt)) / MS_A_SECOND;
  return waited < 1 ? null : <span className={classes.dim}> after {seconds(waited)} in the queue</span>;
}

/** The characters, the place and the style that went in, with their colours. */
function Cast({ recipe }: { recipe: Recipe }) {
  const assets = Object.values(recipe.inputs)
    .flat()
    .filter((input): input is Extract<RunInput, { type: 'asset' }> => input.type === 'asset');
  if (assets.length === 0) return null;
  return (
    <Part title="Cast">
      <ul className={classes.cast}>
        {assets.map(({ asset: { id, kind, version, content } }) => (
          <li key={id} className={classes.asset} title={content.description}>
            <span className={classes.swatches} aria-hidden="true">
              {content.colours.slice(0, 4).map((colour) => (
                <span key={colour} style={{ background: colour }} />
              ))}
            </span>
            <span>{content.name}</span>
            <span className={classes.dim}>
              {kind}, version {version}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** A value as its control in the inspector says it. */
function shown(hint: ParamHint, value: unknown): string | undefined {
  if (hint.control === 'choice') return hint.choices.find((choice) => choice.value === value)?.title;
  if (hint.control === 'number' && typeof value === 'number') return `${value} ${hint.unit}`;
  return undefined;
}

function Camera({ recipe }: { recipe: Recipe }) {
  const definition = [...NODE_TYPES.values()].find(({ module }) => module.key === recipe.module);
  const facts = Object.entries(definition?.params ?? {}).flatMap(([key, hint]): [string, string][] => {
    const text = shown(hint, recipe.params[key]);
    return text === undefined ? [] : [[hint.title, text]];
  });
  if (facts.length === 0) return null;
  return (
    <Part title="Camera and light">
      <dl className={classes.facts}>
        {facts.map(([name, text]) => (
          <Fact key={name} name={name}>
            {text}
          </Fact>
        ))}
      </dl>
    </Part>
  );
}

function Copied({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const Icon = isCopied ? IconCheck : IconCopy;
  return (
    <span className={classes.copied}>
      {text}
      <button
        type="button"
        className={classes.copy}
        aria-label={isCopied ? 'Copied' : label}
        title={isCopied ? 'Copied' : label}
        onClick={() => void copyText(text).then(setCopied)}
      >
        <Icon size={13} aria-hidden="true" />
      </button>
    </span>
  );
}

/** Where a take was made that is used here again. */
function ReusedFrom({ from }: { from: TakeProvenance['reusedFrom'] }) {
  const { project } = useSession();
  if (from === null) return null;
  return (
    <Fact name="Reused from">
      <Link
        className={classes.link}
        to="/p/$projectId/takes/$takeId"
        params={{ projectId: from.project, takeId: from.take }}
      >
        {from.project === project.id ? from.title : `${from.projectName}, ${from.title}`}
      </Link>
    </Fact>
  );
}

/** Takes whose pictures went into this one. */
function Parents({ parents }: { parents: TakeProvenance['parents'] }) {
  const { project } = useSession();
  const known = useModel(
    ['takes', 'nodes'],
    (model) =>
      [...model.nodes.values()].flatMap((node) =>
        model
          .takes(node.id)
          .filter(({ id }) => parents.includes(id))
          .map((take) => ({ take, title: node.title })),
      ),
    [parents],
  );
  if (known.length === 0) return null;
  return (
    <Fact name="From">
      {known.map(({ take, title }) => (
        <Link
          key={take.id}
          className={classes.link}
          to="/p/$projectId/takes/$takeId"
          params={{ projectId: project.id, takeId: take.id }}
        >
          {title}, take {take.number}
        </Link>
      ))}
    </Fact>
  );
}
