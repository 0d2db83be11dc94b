import 'tldraw/tldraw.css';
import { recordsOf } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { useComputedColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import {
  DefaultFontStyle,
  type Editor,
  react,
  type TLComponents,
  Tldraw,
  type TldrawOptions,
  useTldrawCurrentUser,
} from 'tldraw';
import { Inspector } from '../inspector/Inspector.tsx';
import { leaveFields } from '../inspector/leaveFields.ts';
import { colourOf } from '@dailies/shared/people';
import { CanvasComments } from '../comments/pins/CanvasComments.tsx';
import { CommentTool } from '../comments/pins/CommentTool.ts';
import { CanvasFollowing } from '../following/CanvasFollowing.tsx';
import { CanvasActions } from '../palette/CanvasActions.tsx';
import { ShortcutActions } from '../palette/ShortcutActions.tsx';
import { CanvasTemplates } from '../templates/CanvasTemplates.tsx';
import type { ProjectModel } from '../document/ProjectModel.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import { SelectionBar } from './arranging/SelectionBar.tsx';
import { CanvasContext } from './CanvasContext.tsx';
import classes from './CanvasPage.module.css';
import { CanvasState } from './CanvasState.ts';
import { CANVAS_THEMES } from './canvasTheme.ts';
import { NodePalette } from './chrome/NodePalette.tsx';
import { StyleBox } from './chrome/StyleBox.tsx';
import { CanvasMenu } from './chrome/CanvasMenu.tsx';
import { snapping } from './chrome/Habit.ts';
import { openMenu } from './chrome/openMenu.ts';
import { PICTURES } from './chrome/insertPicture.ts';
import { Toolbar } from './chrome/Toolbar.tsx';
import { ZoomBar } from './chrome/ZoomBar.tsx';
import { ConnectHint } from './connecting/ConnectHint.tsx';
import { ConvertOffer } from './connecting/ConvertOffer.tsx';
import { PortMenu } from './connecting/PortMenu.tsx';
import { canvasAssets } from './canvasAssets.ts';
import { ComingBar } from './dropping/ComingBar.tsx';
import { Bringing, bringToCanvas, takeFolders } from './dropping/bringToCanvas.ts';
import { ComingLayer } from './dropping/ComingLayer.tsx';
import { FindBox } from './finding/FindBox.tsx';
import { firstCamera } from './firstCamera.ts';
import { FrameCarrier } from './frames/FrameCarrier.ts';
import { keepFramesBelow } from './frames/keepFramesBelow.ts';
import { NamedFrameUtil } from './frames/NamedFrameUtil.ts';
import { Clipboard } from './gestures/Clipboard.ts';
import { Gestures } from './gestures/Gestures.ts';
import { openByPointer } from './gestures/openByPointer.ts';
import { canvasOverrides } from './gestures/overrides.ts';
import { LibraryPanel } from './library/LibraryPanel.tsx';
import { Minimap } from './minimap/Minimap.tsx';
import { CarriedShape } from './presence/CarriedShape.tsx';
import { PeerCursor } from './presence/PeerCursor.tsx';
import { followPeers } from './presence/followPeers.ts';
import { tellPeers } from './presence/tellPeers.ts';
import { MountedNodes } from './mounting/MountedNodes.ts';
import { pictureWhileMoving } from './mounting/pictureWhileMoving.ts';
import { Ground } from './painting/Ground.tsx';
import { DeleteScenes } from './scenes/DeleteScenes.tsx';
import { DropIntoScene } from './scenes/DropIntoScene.ts';
import { Breadcrumb } from './scenes/Breadcrumb.tsx';
import { levelOf } from './scenes/levelOf.ts';
import { Levels } from './scenes/Levels.ts';
import { LevelView } from './scenes/LevelView.tsx';
import { followKeys } from './shortcuts/followKeys.ts';
import { HelpMenu } from './shortcuts/HelpMenu.tsx';
import { BrokenEdge } from '../running/BrokenEdge.tsx';
import { ChainDialogHost } from '../running/ChainDialogHost.tsx';
import { Projector } from './projection/Projector.ts';
import { Reel } from './reel/Reel.tsx';
import { shapeIdOf } from './shapes/NodeShape.ts';
import { keepNodesPlain, NodeShapeUtil } from './shapes/NodeShapeUtil.tsx';
import { UseBar } from './use/UseBar.tsx';

const assetUrls = getAssetUrlsByImport();

const components: TLComponents = {
  Background: Ground,
  OnTheCanvas: ComingLayer,
  Grid: null,
  StylePanel: StyleBox,
  Toolbar: null,
  NavigationPanel: null,
  HelperButtons: null,
  MenuPanel: null,
  SharePanel: null,
  TopPanel: null,
  HelpMenu: null,
  DebugPanel: null,
  DebugMenu: null,
  ContextMenu: null,
  MainMenu: null,
  PageMenu: null,
  ActionsMenu: null,
  QuickActions: null,
  ZoomMenu: null,
  CursorChatBubble: null,
  CollaboratorCursor: PeerCursor,
  ShapeWrapper: CarriedShape,
  KeyboardShortcutsDialog: null,
};

const VIDEOS: string[] = [];
const SHAPE_UTILS = [NodeShapeUtil, NamedFrameUtil];
const TOOLS = [CommentTool];
/** tldraw's own default is 4,000. */
const SHAPES_AT_MOST = 40_000;
/**
 * A camera rests when it did not move for so long. tldraw's own 64 ms is less than a slow frame: it then
 * rests and moves in turn, and each turn styles every node anew, which makes the next frame slow as well.
 */
const CAMERA_RESTS_AFTER_MS = 180;

interface CanvasProps {
  readonly session: ProjectSession;
  readonly licenseKey: string | null;
  /** The node that the address names. */
  readonly node: NodeId | null;
  /** The scene that the address names. */
  readonly scene: NodeId | null;
  /** Called when it is on the screen. */
  readonly onShown: () => void;
}

/** The live canvas of a project: tldraw as the view, the document as the truth. */
export function Canvas({ session, licenseKey, node, scene, onShown }: CanvasProps) {
  const shown = useEffectEvent(() => onShown());
  // Where the page was opened at; a later change of the address moves nothing.
  const [wanted] = useState({ node, level: levelOf(session, { node, scene }) });
  const [editor, setEditor] = useState<Editor | null>(null);
  const [state] = useState(() => new CanvasState());
  const assets = useMemo(() => canvasAssets(session.project.id), [session]);
  const scheme = useComputedColorScheme('dark');
  const isSnapMode = useObservable(snapping.isOn);
  const user = useTldrawCurrentUser({
    userPreferences: useMemo(
      () => ({
        id: session.me.id,
        name: session.me.name,
        color: colourOf(session.me.id),
        colorScheme: scheme,
        isSnapMode,
      }),
      [session, scheme, isSnapMode],
    ),
  });
  const overrides = useMemo(() => canvasOverrides(session, state), [session, state]);
  const options = useMemo(
    (): Partial<TldrawOptions> => ({
      maxPages: 1,
      maxShapesPerPage: SHAPES_AT_MOST,
      cameraMovingTimeoutMs: CAMERA_RESTS_AFTER_MS,
      createTextOnCanvasDoubleClick: false,
      onClipboardPasteRaw: ({ source, ...info }) => {
        if (source === 'native-event' && 'clipboardData' in info) state.clipboard?.paste(info.clipboardData);
        return false;
      },
    }),
    [state],
  );

  // tldraw makes a new store for every new set of props, so each of them keeps its identity.
  const onMount = useCallback(
    (mounted: Editor) => {
      const nodes = new MountedNodes(mounted);
      const projector = new Projector(mounted.store, session.model, mounted.getCurrentPageId(), wanted.level);
      state.level.set(wanted.level);
      session.level.set(wanted.level);
      projector.start();
      if (projector.setAside.size > 0) {
        const count = projector.setAside.size;
        notifications.show({
          color: 'yellow',
          message: `${count === 1 ? 'One drawn shape' : `${count} drawn shapes`} cannot be shown by this version.`,
        });
      }
      const ownGestures = new Gestures(mounted, session, projector);
      const bringing = new Bringing(mounted, session);
      const ownClipboard = new Clipboard(mounted, session, ownGestures, bringing);
      const carrier = new FrameCarrier(mounted);
      const levels = new Levels({ editor: mounted, session, projector, gestures: ownGestures, state });
      state.begin(ownGestures, ownClipboard, nodes, levels);
      const dropping = new DropIntoScene(mounted, session, state);
      const stops = [
        keepNodesPlain(mounted),
        keepFramesBelow(mounted),
        tellPeers(
          mounted,
          session.presence,
          () => {
            if (!dropping.end()) ownGestures.flush();
          },
          () => carrier.carried(),
        ),
        followPeers({
          store: mounted.store,
          page: mounted.getCurrentPageId(),
          presence: session.presence,
          projector,
          level: state.level,
          carried: state.carried,
        }),
        openByPointer(mounted, session, state),
        followKeys(mounted, session, state),
        openMenu(mounted, state),
        leaveFields(mounted),
        pictureWhileMoving(mounted),
        leaveToWriter(mounted, session),
        takeFolders(mounted, bringing),
      ];
      bringToCanvas(mounted, bringing);
      void bringing.goOn();
      mounted.setStyleForNextShapes(DefaultFontStyle, 'sans');
      showFirst(mounted, session.model, wanted.level, wanted.node);
      setEditor(mounted);
      if (import.meta.env.DEV) Object.assign(window, { editor: mounted, session });
      return () => {
        for (const stop of stops) stop();
        dropping.stop();
        levels.stop();
        carrier.stop();
        ownGestures.stop();
        ownClipboard.stop();
        projector.stop();
        nodes.stop();
        state.end();
        setEditor(null);
      };
    },
    [session, state, wanted],
  );

  useEffect(() => {
    if (editor === null) return undefined;
    // In the second frame the first one has been shown.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => shown())));
    return () => cancelAnimationFrame(frame);
  }, [editor]);

  return (
    <CanvasContext value={state}>
      <div className={classes.canvas}>
        <Tldraw
          assets={assets}
          shapeUtils={SHAPE_UTILS}
          tools={TOOLS}
          components={components}
          overrides={overrides}
          options={options}
          assetUrls={assetUrls}
          themes={CANVAS_THEMES}
          user={user}
          acceptedImageMimeTypes={PICTURES}
          acceptedVideoMimeTypes={VIDEOS}
          onMount={onMount}
          {...(licenseKey === null ? {} : { licenseKey })}
        />
        {editor !== null && (
          <>
            <LevelView node={node} scene={scene} />
            <ReadOnly editor={editor} />
            <Breadcrumb />
            <DeleteScenes editor={editor} />
            <Toolbar editor={editor} />
            <ZoomBar editor={editor} />
            <Minimap editor={editor} />
            <SelectionBar editor={editor} />
            <FindBox editor={editor} />
            <UseBar editor={editor} />
            <Reel editor={editor} />
            <CanvasTemplates editor={editor} />
            <HelpMenu />
            <BrokenEdge editor={editor} />
            <ChainDialogHost />
            <CanvasMenu editor={editor} />
            <Inspector editor={editor} />
            <NodePalette editor={editor} />
            <LibraryPanel editor={editor} />
            <PortMenu editor={editor} />
            <ConvertOffer editor={editor} />
            <ConnectHint editor={editor} />
            <CanvasActions editor={editor} />
            <ShortcutActions editor={editor} />
            <CanvasComments editor={editor} />
            <CanvasFollowing editor={editor} />
            <ComingBar />
          </>
        )}
      </div>
    </CanvasContext>
  );
}

/** Shows the node that was asked for, selected; else everything: as large as it is made, or smaller where it must be. */
function showFirst(editor: Editor, model: ProjectModel, level: NodeId | null, node: NodeId | null): void {
  const shape = node === null ? undefined : editor.getShape(shapeIdOf(node));
  if (shape !== undefined) editor.setSelectedShapes([shape.id]);
  const { w: widthPx, h: heightPx } = editor.getViewportScreenBounds();
  const camera = firstCamera(model, level, node, { widthPx, heightPx });
  // How far drawings reach only tldraw knows.
  const isDrawn = shape === undefined && recordsOf(model.doc, 'drawing').size > 0;
  const bounds = camera === null || isDrawn ? editor.getCurrentPageBounds() : undefined;
  if (bounds !== undefined) editor.zoomToBounds(bounds, { targetZoom: 1 });
  else if (camera !== null) editor.setCamera(camera);
}

/** Follows the role: who may not write nodes may look, select and follow. */
function ReadOnly({ editor }: { editor: Editor }) {
  const mayWrite = useMay('nodes');
  useEffect(() => {
    editor.updateInstanceState({ isReadonly: !mayWrite });
  }, [editor, mayWrite]);
  return null;
}

/** A freeform text is one value: whoever writes it first has it, and others are told. */
function leaveToWriter(editor: Editor, { presence }: ProjectSession): () => void {
  return react('leave a text to its writer', () => {
    const shape = editor.getEditingShape();
    if (shape === undefined || shape.type === 'dailies-node') return;
    const writer = presence.peers.get().find(({ editing }) => editing === shape.id);
    if (writer === undefined) return;
    editor.timers.setTimeout(() => editor.setEditingShape(null), 0);
    notifications.show({ message: `${writer.user.name} is writing in this one; wait until they are done.` });
  });
}
