import { setParams } from '@dailies/shared/commands';
import type { NodeId } from '@dailies/shared/ids';
import { PictureParams } from '@dailies/shared/modules';
import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { uploadFile } from '../api/uploads.ts';
import { sayRefused } from '../canvas/dropping/say.ts';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useSession } from '../session/SessionContext.tsx';
import { greyPng } from './greyPng.ts';
import { loadMask } from './loadMask.ts';
import classes from './MaskPainter.module.css';
import { MaskPainting } from './MaskPainting.ts';
import { MaskSheet } from './MaskSheet.tsx';
import { closeMaskPainter } from './openMaskPainter.ts';
import { type Ground, paintedOn } from './paintedOn.ts';

/** As high as the bar of the page and as menus: of those, what is opened last is on top. */
const Z_INDEX = 300;

/** What the painter was opened with: what others change meanwhile does not pull the picture away. */
interface Opened {
  readonly title: string;
  readonly ground: Ground | null;
  readonly mask: PictureParams;
}

/** Paints a mask on its picture, large, over the page. */
export function MaskPainter({ mask }: { mask: NodeId }) {
  const session = useSession();
  const [opened] = useState((): Opened | null => {
    const node = session.model.nodes.get(mask);
    if (node === undefined) return null;
    const params = PictureParams.catch(PictureParams.parse({})).parse(node.params);
    return { title: node.title, ground: paintedOn(session, mask), mask: params };
  });
  const isGone = useModel([`nodes:${mask}`], (model) => !model.nodes.has(mask), [mask]);
  useEffect(() => {
    if (isGone) closeMaskPainter();
  }, [isGone]);
  if (opened === null) return null;
  return (
    <Modal.Root
      opened
      fullScreen
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      zIndex={Z_INDEX}
      onClose={closeMaskPainter}
    >
      <Modal.Content
        classNames={{ content: classes.content ?? '' }}
        radius={0}
        aria-label={`Paint ${opened.title}`}
        // Pictures are judged on a dark ground, in either theme.
        data-mantine-color-scheme="dark"
        data-testid="mask-painter"
      >
        <Painter node={mask} opened={opened} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Painter({ node, opened }: { node: NodeId; opened: Opened }) {
  const { project } = useSession();
  const run = useRun();
  const { ground, mask, title } = opened;
  const [problem, setProblem] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const width = ground?.width ?? mask.width;
  const height = ground?.height ?? mask.height;
  const { media } = mask;
  const [painting, setPainting] = useState(() =>
    media === null && width !== null && height !== null ? new MaskPainting(width, height) : null,
  );
  useEffect(() => {
    if (media === null || width === null || height === null) return undefined;
    let isOver = false;
    loadMask(media, width, height).then(
      (loaded) => !isOver && setPainting(loaded),
      (error: unknown) =>
        !isOver && setProblem(error instanceof Error ? error.message : 'The mask could not be loaded; try again.'),
    );
    return () => {
      isOver = true;
    };
  }, [media, width, height]);
  const save = async (painted: MaskPainting) => {
    setPercent(0);
    try {
      const file = await greyPng(painted.data, painted.width, painted.height);
      const sent = await uploadFile(project.id, file, {
        onProgress: (fraction) => setPercent(Math.floor(fraction * 100)),
      });
      const params = { media: sent.sha256, width: painted.width, height: painted.height, name: 'Painted here' };
      if (run(setParams, { id: node, params }).ok) closeMaskPainter();
    } catch (error) {
      sayRefused([`The mask was not saved, and is still here: ${sentenceOfError(error)}`]);
    } finally {
      setPercent(null);
    }
  };
  if (width === null || height === null || problem !== null) {
    return (
      <Nothing
        title={title}
        sentence={problem ?? 'Connect a picture to "Painted on", with a take that is picked; then it can be painted.'}
      />
    );
  }
  if (painting === null) return <Nothing title={title} sentence="Loading the mask…" />;
  const was = mask.width === null || mask.height === null ? null : `${mask.width} × ${mask.height}`;
  const isOfOtherSize = media !== null && was !== null && (mask.width !== width || mask.height !== height);
  return (
    <MaskSheet
      title={title}
      ground={ground}
      painting={painting}
      percent={percent}
      notice={
        isOfOtherSize
          ? `This mask was painted at ${was}, and the picture is ${width} × ${height} now: it is stretched here, and saved so.`
          : null
      }
      isChangedAlready={isOfOtherSize}
      onSave={() => void save(painting)}
      onClose={closeMaskPainter}
    />
  );
}

function Nothing({ title, sentence }: { title: string; sentence: string }) {
  return (
    <div
      className={classes.nothing}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeMaskPainter();
      }}
    >
      <h2 className={classes.title}>{title}</h2>
      <p role="status">{sentence}</p>
      <button type="button" className={classes.button} data-autofocus="true" onClick={closeMaskPainter}>
        Close
      </button>
    </div>
  );
}
