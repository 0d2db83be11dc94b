import { NOTIFICATION_KINDS, NotificationKind } from '@dailies/shared/http';
import { Skeleton, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { muteNotifications, notificationSettingsQuery } from '../api/notifications.ts';
import { sayError } from '../interface/sayProblem.ts';
import classes from './NotificationPanel.module.css';

/** Of what somebody wants to be told; kept for them on the server. */
export function NotificationSettings() {
  const client = useQueryClient();
  const settings = useQuery(notificationSettingsQuery);
  const { queryKey } = notificationSettingsQuery;
  const mute = useMutation({
    mutationFn: muteNotifications,
    onMutate: (muted: readonly NotificationKind[]) => client.setQueryData(queryKey, { muted: [...muted] }),
    onError: sayError,
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  if (settings.isPending) return <Skeleton h={320} m={8} radius="md" />;
  if (settings.isError) return <p className={classes.none}>{sentenceOfError(settings.error)}</p>;
  const { muted } = settings.data;
  return (
    <div className={classes.settings}>
      {NotificationKind.options.map((kind) => (
        <Switch
          key={kind}
          size="sm"
          label={NOTIFICATION_KINDS[kind]}
          checked={!muted.includes(kind)}
          onChange={({ currentTarget: { checked } }) =>
            mute.mutate(checked ? muted.filter((other) => other !== kind) : [...muted, kind])
          }
        />
      ))}
    </div>
  );
}
