import { createNodes } from '@dailies/shared/commands';
import { NodeId } from '@dailies/shared/ids';
import { SCENE_TYPE } from '@dailies/shared/graph';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { notifications } from '@mantine/notifications';
import {
  IconAlertTriangle,
  IconArrowBarDown,
  IconArrowBarToUp,
  IconArrowLeft,
  IconArrowRampRight,
  IconArrowRight,
  IconArrowUp,
  IconLayoutGrid,
  IconBan,
  IconLink,
  IconLock,
  IconMovie,
  IconStack2,
  IconStackPop,
  IconZoomIn,
  IconZoomScan,
} from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { Editor } from 'tldraw';
import { addressOf } from '../app/addresses.ts';
import { shotsAmong } from '../board/shotsAmong.ts';
import { useCanvas } from '../canvas/CanvasContext.tsx';
import { goAlong, goToProblem } from '../canvas/finding/goAlong.ts';
import { selectedNodes } from '../canvas/gestures/Gestures.ts';
import { collapse, dissolve } from '../canvas/scenes/moveBetween.ts';
import { shapeIdOf } from '../canvas/shapes/NodeShape.ts';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import { sheetOf } from '../contactSheet/sheetOf.ts';
import { useRun } from '../document/useRun.ts';
import { useCopyLink } from '../interface/useCopyLink.ts';
import { showChain } from '../running/chainDialog.ts';
import { generateSelected, scenesOf } from '../running/generateSelected.ts';
import { areLocked, modeAction, toggleMode, togglePickLock } from '../running/modes.ts';
import { newId } from '../session/ProjectSession.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { PaletteAction } from './PaletteAction.ts';
import { usePalette } from './usePalette.ts';

const ZOOM_MS = 220;

/** What the command palette does on a canvas; and a link to a node goes to it, also where the canvas is open already. */
export function CanvasActions({ editor }: { editor: Editor }) {
  const session = useSession();
  const canvas = useCanvas();
  const run = useRun();
  const router = useRouter();
  const copyLink = useCopyLink();
  const { model, project } = session;

  const show = (node: NodeId): void => {
    const shape = editor.getShape(shapeIdOf(node));
    // On another level: that is shown first (`LevelView`), and the node with it.
    if (shape === undefined && model.nodes.has(node)) return;
    if (shape === undefined) {
      notifications.show({ message: 'That node is gone: somebody deleted it.' });
      return;
    }
    editor.setSelectedShapes([shape.id]);
    editor.zoomToSelection({ animation: { duration: editor.user.getAnimationSpeed() * ZOOM_MS } });
    editor.focus();
  };
  const goTo = useEffectEvent((search: object, pathname: string) => {
    const node = 'node' in search ? NodeId.safeParse(search.node) : undefined;
    if (node?.success === true && pathname === addressOf.project(project.id)) show(node.data);
  });
  const sayIfGone = useEffectEvent(() => {
    const { search } = router.state.location;
    if (search.node !== undefined && !model.nodes.has(search.node)) show(search.node);
  });
  useEffect(() => {
    sayIfGone();
    return router.subscribe('onResolved', ({ toLocation }) => goTo(toLocation.search, toLocation.pathname));
  }, [router]);

  const add = (type: string, size: readonly [number, number]): void => {
    // Where the view is on its way to a node, its middle is not where one looks afterwards.
    editor.stopCameraAnimation();
    const { x, y } = editor.getViewportPageBounds().center;
    const id = NodeId.parse(newId());
    const pos = [Math.round(x - size[0] / 2), Math.round(y - size[1] / 2)];
    if (run(createNodes, { nodes: [{ id, type, pos, scene: session.level.get() }] }).ok)
      editor.setSelectedShapes([shapeIdOf(id)]);
    editor.focus();
  };
  usePalette(function* actions(): Generator<PaletteAction> {
    const selected = selectedNodes(editor);
    const [only] = selected;
    const running = selected.filter((id) => {
      const type = model.nodes.get(id)?.type;
      return type !== undefined && NODE_TYPES.get(type)?.module.runs === true;
    });
    if (running.length > 0 && session.may('requests')) {
      yield {
        id: 'generate-selected',
        title: running.length === 1 ? 'Generate the selected shot' : `Generate ${running.length} selected shots`,
        group: 'Actions',
        words: 'run make take render',
        sign: <NodeTypeIcon type="shot-still" />,
        run: () => generateSelected(session, running),
      };
      yield {
        id: 'generate-above',
        title: 'Generate with everything above that is out of sync',
        group: 'Actions',
        words: 'chain upstream run make take render',
        keys: ['Ctrl', 'Shift', 'Enter'],
        Icon: IconArrowBarToUp,
        run: () => showChain('above', running),
      };
    }
    if (selected.length > 0 && session.may('requests')) {
      yield {
        id: 'generate-below',
        title: 'Generate everything below',
        group: 'Actions',
        words: 'chain downstream run make take render',
        Icon: IconArrowBarDown,
        run: () => showChain('below', selected),
      };
      const scenes = scenesOf(session, selected);
      if (scenes.length > 0) {
        yield {
          id: 'generate-scene',
          title: 'Generate the scene',
          group: 'Actions',
          words: 'chain run make takes render inside',
          Icon: IconMovie,
          run: () => showChain('scene', scenes),
        };
      }
    }
    if (selected.length > 0 && session.may('nodes')) {
      yield {
        id: 'disable-selected',
        title: `${modeAction(session, selected, 'disabled')} ${selected.length === 1 ? 'the selected node' : `${selected.length} nodes`}`,
        group: 'Actions',
        words: 'mute off leave out disable enable',
        keys: ['X'],
        Icon: IconBan,
        run: () => toggleMode(session, selected, 'disabled'),
      };
      yield {
        id: 'pass-selected',
        title: modeAction(session, selected, 'bypassed'),
        group: 'Actions',
        words: 'bypass pass through',
        keys: ['Shift', 'X'],
        Icon: IconArrowRampRight,
        run: () => toggleMode(session, selected, 'bypassed'),
      };
      yield {
        id: 'lock-pick',
        title: areLocked(session, selected) ? 'Unlock pick' : 'Lock pick',
        group: 'Actions',
        words: 'keep take circled padlock',
        Icon: IconLock,
        run: () => togglePickLock(session, selected),
      };
    }
    const shots = shotsAmong(model, selected);
    if (shots.length > 1) {
      yield {
        id: 'play-selected',
        title: `Play ${shots.length} selected shots`,
        group: 'Actions',
        words: 'animatic film reel',
        Icon: IconMovie,
        run: () =>
          void router.navigate({
            to: '/p/$projectId/animatic',
            params: { projectId: project.id },
            search: { only: shots },
          }),
      };
    }
    const sheet = sheetOf(model, selected);
    if (sheet?.scene !== undefined) {
      const { scene } = sheet;
      yield {
        id: 'play-scene',
        title: `Play “${model.nodes.get(scene)?.title ?? ''}”`,
        group: 'Actions',
        words: 'animatic film reel scene',
        Icon: IconMovie,
        run: () =>
          void router.navigate({
            to: '/p/$projectId/animatic',
            params: { projectId: project.id },
            search: { scene },
          }),
      };
    }
    if (sheet !== null) {
      yield {
        id: 'contact-sheet-selected',
        title:
          sheet.scene !== undefined
            ? `Contact sheet of “${model.nodes.get(sheet.scene)?.title ?? ''}”`
            : shots.length === 1
              ? 'Contact sheet of the selected shot'
              : `Contact sheet of ${shots.length} selected shots`,
        group: 'Actions',
        words: 'print pdf png storyboard picks',
        Icon: IconLayoutGrid,
        run: () =>
          void router.navigate({
            to: '/p/$projectId/contact-sheet',
            params: { projectId: project.id },
            search: sheet,
          }),
      };
    }
    if (only !== undefined && selected.length === 1) {
      yield {
        id: 'copy-link-node',
        title: `Copy link to “${model.nodes.get(only)?.title ?? 'this node'}”`,
        group: 'Actions',
        words: 'share url address selected node',
        Icon: IconLink,
        run: () => copyLink(addressOf.node(project.id, only)),
      };
    }
    if (selected.length > 0 && session.may('nodes')) {
      yield {
        id: 'collapse-scene',
        title: 'Collapse the selection into a scene',
        group: 'Actions',
        words: 'group nest scene',
        Icon: IconStack2,
        run: () => collapse(editor, session, canvas),
      };
    }
    if (only !== undefined && model.nodes.get(only)?.type === SCENE_TYPE) {
      const title = model.nodes.get(only)?.title ?? '';
      yield {
        id: 'enter-scene',
        title: `Go into “${title}”`,
        group: 'Actions',
        words: 'open scene inside',
        Icon: IconStack2,
        run: () => canvas.goTo(only),
      };
      if (session.may('nodes')) {
        yield {
          id: 'dissolve-scene',
          title: `Dissolve “${title}”`,
          group: 'Actions',
          words: 'ungroup scene',
          Icon: IconStackPop,
          run: () => dissolve(editor, session, canvas, only),
        };
      }
    }
    const level = session.level.get();
    if (level !== null) {
      yield {
        id: 'leave-scene',
        title: 'Out of this scene',
        group: 'Actions',
        words: 'up leave parent',
        Icon: IconArrowUp,
        run: () => canvas.goTo(model.scenes.holderOf(level)),
      };
    }
    if (session.may('nodes')) {
      for (const { type, title, purpose, size } of NODE_TYPES.values()) {
        yield {
          id: `add:${type}`,
          title: `Add ${title.toLowerCase()}`,
          group: 'Actions',
          hint: purpose,
          words: 'new node create',
          sign: <NodeTypeIcon type={type} />,
          run: () => add(type, size),
        };
      }
    }
    if (only !== undefined) {
      yield {
        id: 'go-upstream',
        title: 'Go to what comes before',
        group: 'Actions',
        words: 'upstream inputs edges',
        keys: ['Alt', 'Shift', '←'],
        Icon: IconArrowLeft,
        run: () => goAlong(editor, session, canvas, 'upstream'),
      };
      yield {
        id: 'go-downstream',
        title: 'Go to what comes after',
        group: 'Actions',
        words: 'downstream outputs edges',
        keys: ['Alt', 'Shift', '→'],
        Icon: IconArrowRight,
        run: () => goAlong(editor, session, canvas, 'downstream'),
      };
    }
    yield {
      id: 'go-problem',
      title: 'Go to the next problem',
      group: 'Actions',
      words: 'error failed invalid',
      keys: ['Shift', 'E'],
      Icon: IconAlertTriangle,
      run: () => goToProblem(editor, session, canvas),
    };
    yield {
      id: 'zoom-to-fit',
      title: 'Zoom to fit',
      group: 'Actions',
      words: 'show everything all',
      keys: ['Shift', '1'],
      Icon: IconZoomScan,
      run: () => editor.zoomToFit(),
    };
    if (editor.getSelectedShapeIds().length > 0) {
      yield {
        id: 'zoom-to-selection',
        title: 'Zoom to selection',
        group: 'Actions',
        keys: ['Shift', '2'],
        Icon: IconZoomIn,
        run: () => editor.zoomToSelection(),
      };
    }
  });
  return null;
}
