import { UserId } from '@dailies/shared/ids';
import { type Mention, stretchesOf } from '@dailies/shared/mentions';
import { useQuery } from '@tanstack/react-query';
import { assetsQuery } from '../../api/assets.ts';
import { useNames } from '../../review/useNames.ts';
import { useSession } from '../../session/SessionContext.tsx';
import classes from './TextBody.module.css';

/** A text with those whom it mentions by their names of today. */
export function MentionedText({ text }: { text: string }) {
  const stretches = stretchesOf(text);
  if (stretches.every(({ mention }) => mention === null)) return text;
  return stretches.map((stretch) =>
    stretch.mention === null ? stretch.text : <Mentioned key={stretch.from} mention={stretch.mention} />,
  );
}

function Mentioned({ mention: { of, id, name } }: { mention: Mention }) {
  const { project } = useSession();
  const nameOf = useNames();
  const assets = useQuery(assetsQuery(project.id)).data;
  const user = of === 'user' ? UserId.safeParse(id).data : undefined;
  const known = user === undefined ? assets?.find((asset) => asset.id === id)?.content.name : nameOf(user);
  return <span className={classes.mention}>@{known ?? name}</span>;
}
