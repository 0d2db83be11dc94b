import { Anchor, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { uploadFile } from '../../api/uploads.ts';
import { addPicture } from '../../canvas/dropping/addPicture.ts';
import type { Take } from '../../document/ProjectModel.ts';
import { sayError, sayProblem } from '../../interface/sayProblem.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { closeLightbox } from '../lightbox/openLightbox.ts';
import { grabFrame } from './grabFrame.ts';

const SHOWN_MS = 10_000;

/** Puts a take's picture beside its shot as a node of its own, to go into others: a still whole, of one in motion a frame (0-based). */
export function useAsPicture(): (take: Take, frame: number) => Promise<void> {
  const session = useSession();
  const navigate = useNavigate();
  return useCallback(
    async (take, frame) => {
      const shot = session.model.nodes.get(take.node)?.title ?? 'A deleted shot';
      const isMotion = take.kind === 'video';
      try {
        const media = isMotion
          ? (await uploadFile(session.project.id, await grabFrame(take, frame))).sha256
          : take.media;
        const made = addPicture(session, {
          media,
          width: take.width,
          height: take.height,
          name: `${shot}, take ${take.number}${isMotion ? `, frame ${frame + 1}` : ''}`,
          from: take.node,
        });
        if (!made.ok) {
          sayProblem(made.refusal.message);
          return;
        }
        const node = made.value;
        const id = notifications.show({
          autoClose: SHOWN_MS,
          message: (
            <Group justify="space-between" wrap="nowrap">
              Picture added
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => {
                  notifications.hide(id);
                  closeLightbox();
                  void navigate({ to: '/p/$projectId', params: { projectId: session.project.id }, search: { node } });
                }}
              >
                Show it
              </Anchor>
            </Group>
          ),
        });
      } catch (error) {
        sayError(error);
      }
    },
    [session, navigate],
  );
}
