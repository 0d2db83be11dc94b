import { renameNode } from '@dailies/shared/commands';
import type { NodeRecord } from '@dailies/shared/document';
import { SCENE_TYPE, WAY_IN_TYPE, WAY_OUT_TYPE } from '@dailies/shared/graph';
import { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { HTMLContainer, useEditor, useValue } from 'tldraw';
import { useMode } from '../../document/useMode.ts';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { useStanding } from '../../document/useStanding.ts';
import { MaskBody } from '../../masks/MaskBody.tsx';
import { useMay } from '../../session/useMay.ts';
import { ValueBody } from '../values/ValueBody.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { useNodeFit } from '../connecting/useNodeFit.ts';
import { RimSockets } from '../scenes/RimSockets.tsx';
import { SceneBody } from '../scenes/SceneBody.tsx';
import { WayBody } from '../scenes/WayBody.tsx';
import { AssetBody } from './AssetBody.tsx';
import { BlenderBody } from './BlenderBody.tsx';
import { ClipBody, FileBody, PictureBody, SoundBody } from './BroughtBody.tsx';
import classes from './NodeBody.module.css';
import type { NodeShape } from './NodeShape.ts';
import { NodeTypeIcon } from './NodeTypeIcon.tsx';
import { Ports } from './Ports.tsx';
import { Reach } from './reach.ts';
import { ShotBody } from './ShotBody.tsx';
import { StateSign } from './StateSign.tsx';
import { TextBody } from './TextBody.tsx';
import { useHeld } from './useHeld.ts';

const SETTLE_MS = 100;

/** A node on the canvas. */
export function NodeBody({ shape }: { shape: NodeShape }) {
  const id = NodeId.safeParse(shape.props.node).data;
  return id === undefined ? null : <KnownNode key={id} id={id} shape={shape} />;
}

function KnownNode({ id, shape }: { id: NodeId; shape: NodeShape }) {
  const node = useModel([`nodes:${id}`], (model) => model.nodes.get(id), [id]);
  const { mode } = useMode(id);
  const editor = useEditor();
  const canvas = useCanvas();
  const isSelected = useValue('selected', () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id]);
  const isEditing = useValue('editing', () => editor.getEditingShapeId() === shape.id, [editor, shape.id]);
  const part = useValue('part', () => canvas.editing.get()?.part ?? 'body', [canvas]);
  const isOnly = useValue('only selected', () => editor.getOnlySelectedShapeId() === shape.id, [editor, shape.id]);
  const isDimmed = useValue('steps back', () => canvas.lit.get()?.nodes.has(id) === false, [canvas, id]);
  const fit = useNodeFit(node);
  const takes = useValue('takes what is dragged', () => canvas.dropInto.get() === id, [canvas, id]);
  if (node === undefined) return null;
  const definition = NODE_TYPES.get(node.type);
  return (
    <HTMLContainer
      id={shape.id}
      className={classes.node}
      data-node-id={id}
      data-node-type={node.type}
      data-selected={isSelected}
      data-colour={node.colour}
      data-connect={takes ? 'target' : fit}
      data-mode={mode}
      data-dimmed={isDimmed}
      role="group"
      aria-label={`${definition?.title ?? node.type}: ${node.title}`}
    >
      <div className={classes.box}>
        <Header node={node} definition={definition} isEditing={isEditing && part === 'title'} />
        <Reach value={isSelected}>
          <div className={classes.body}>
            {takes && <div className={classes.taking}>Move into {node.title}</div>}
            <Body node={node} definition={definition} isEditing={isEditing && part === 'body'} size={shape.props} />
          </div>
        </Reach>
      </div>
      {node.type === SCENE_TYPE && <RimSockets node={node} widthPx={shape.props.w} heightPx={shape.props.h} />}
      <Ports node={node} widthPx={shape.props.w} isNamed={isOnly} />
    </HTMLContainer>
  );
}

interface BodyProps {
  readonly node: NodeRecord;
  readonly definition: NodeDefinition | undefined;
  readonly isEditing: boolean;
}

function Body({ node, definition, isEditing, size }: BodyProps & { size: NodeShape['props'] }) {
  if (definition === undefined) {
    return (
      <div className={classes.unknown}>
        <IconAlertTriangle size={18} aria-hidden="true" />
        This version does not know nodes of type “{node.type}”.
      </div>
    );
  }
  if (node.type === SCENE_TYPE) return <SceneBody node={node} widthPx={size.w} heightPx={size.h} />;
  if (node.type === WAY_IN_TYPE || node.type === WAY_OUT_TYPE) return <WayBody node={node} />;
  if (node.type === 'blender-input') return <BlenderBody node={node} />;
  if (definition.module.runs) return <ShotBody node={node} />;
  if (definition.group === 'Assets') return <AssetBody node={node} />;
  if (node.type === 'picture') return <PictureBody node={node} />;
  if (node.type === 'clip') return <ClipBody node={node} />;
  if (node.type === 'sound') return <SoundBody node={node} />;
  if (node.type === 'file') return <FileBody node={node} />;
  if (node.type === 'mask') return <MaskBody node={node} isEditing={isEditing} />;
  if (definition.group === 'Values') return <ValueBody node={node} definition={definition} isEditing={isEditing} />;
  return <TextBody node={node} definition={definition} isEditing={isEditing} />;
}

function Header({ node, definition, isEditing }: BodyProps) {
  const { problem } = useStanding(node.id);
  return (
    <header className={classes.header}>
      <NodeTypeIcon type={node.type} />
      {isEditing ? <TitleField node={node} /> : <span className={classes.title}>{node.title}</span>}
      {problem !== null && definition?.module.runs !== true && (
        <span className={classes.problem} title={problem} role="img" aria-label={problem}>
          <IconAlertTriangle size={14} aria-hidden="true" />
        </span>
      )}
      {definition !== undefined && definition.title !== node.title && (
        <span className={classes.type}>{definition.title}</span>
      )}
      {definition?.module.runs === true && <StateSign node={node.id} />}
    </header>
  );
}

/** Editing the title: Enter and leaving keep it, Escape does not. */
function TitleField({ node }: { node: NodeRecord }) {
  const editor = useEditor();
  const run = useRun();
  const held = useHeld();
  const mayWrite = useMay('nodes');
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const isSettled = useRef(false);
  // Others may name it anew meanwhile; who typed nothing changes nothing.
  const [before] = useState(node.title);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    const settling = setTimeout(() => (isSettled.current = true), SETTLE_MS);
    return () => clearTimeout(settling);
  }, []);
  const end = (keeps: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    const title = field.current?.value.trim() ?? '';
    if (keeps && mayWrite && title !== '' && title !== before) run(renameNode, { id: node.id, title });
    editor.setEditingShape(null);
    editor.setCurrentTool('select.idle');
    editor.focus();
  };
  return (
    <input
      {...held}
      ref={field}
      className={classes.titleField}
      aria-label="Title"
      defaultValue={before}
      maxLength={200}
      onBlur={() => {
        // The press that began the editing moves the focus once more when it is handled. Who typed by then is
        // leaving, however soon.
        if (isSettled.current || field.current?.value !== before) end(true);
        else setTimeout(() => field.current?.focus(), 0);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') end(false);
      }}
    />
  );
}
