import { stretchesOf } from '@dailies/shared/mentions';
import classes from './CommentBody.module.css';
import { useMembers } from './useMembers.ts';
import { useSession } from '../session/SessionContext.tsx';

/** A comment's words; who is mentioned stands there by the name that they have now. */
export function CommentBody({ body }: { body: string }) {
  const { me } = useSession();
  const members = useMembers();
  return stretchesOf(body).map(({ from, text, mention }) =>
    mention === null ? (
      <span key={from}>{text}</span>
    ) : (
      <span key={from} className={classes.mention} data-me={mention.of === 'user' && mention.id === me.id}>
        @{members.find(({ user }) => mention.of === 'user' && user.id === mention.id)?.user.name ?? mention.name}
      </span>
    ),
  );
}
