import { CREATED_AT_MOST, createNodes } from '@dailies/shared/commands';
import { NodeColour, NodeMode } from '@dailies/shared/document';
import { NodeId } from '@dailies/shared/ids';
import { CopiedNode, GraphCopy } from '@dailies/shared/templates';
import { notifications } from '@mantine/notifications';
import type { Editor, TLContent, TLShapeId, VecLike } from 'tldraw';
import { z } from 'zod';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { copyToProject } from '../../api/copies.ts';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import type { Bringing } from '../dropping/bringToCanvas.ts';
import { sayRefused } from '../dropping/say.ts';
import { carried, namedBy, sayCarried } from './carryOver.ts';
import { copyDrawn, putDrawn, Tie } from './copyDrawn.ts';
import { copiesOf, copyNodes, pasteArgs, tooMuchToCopy } from './copyNodes.ts';
import { type Gestures, rootsOf } from './Gestures.ts';
import { isTyping } from './isTyping.ts';
import { nodesToCopy } from './nodesToCopy.ts';
import { wayTo } from './pastePlace.ts';

/** What a copy puts into the clipboard, as JSON text: nodes, and tldraw's own form of what is drawn. */
const Copied = GraphCopy.extend({
  dailies: z.literal('copy/1'),
  // Of a newer version's copy what is not known here is left out.
  nodes: z
    .array(
      CopiedNode.extend({
        colour: NodeColour.optional().catch(undefined),
        mode: NodeMode.optional().catch(undefined),
        scene: NodeId.nullable().default(null).catch(null),
      }),
    )
    .max(CREATED_AT_MOST.nodes),
  drawing: z.custom<TLContent>((value) => typeof value === 'object').nullable(),
  ties: z.array(Tie).default([]).catch([]),
});

/**
 * Copying and pasting by the browser's own events, which work on plain-http pages where
 * `navigator.clipboard` is missing. The clipboard's text is our JSON, so a copy goes to another
 * project and another browser.
 */
export class Clipboard {
  readonly #editor: Editor;
  readonly #session: ProjectSession;
  readonly #gestures: Gestures;
  readonly #bringing: Bringing;
  readonly #stop: () => void;

  constructor(editor: Editor, session: ProjectSession, gestures: Gestures, bringing: Bringing) {
    this.#editor = editor;
    this.#session = session;
    this.#gestures = gestures;
    this.#bringing = bringing;
    const copy = (event: ClipboardEvent) => void this.#copy(event);
    const cut = (event: ClipboardEvent) => {
      if (this.#session.may('nodes')) editor.deleteShapes(this.#copy(event));
    };
    // In the capture phase: tldraw listens on the same document and writes its own format.
    const options = { capture: true };
    document.addEventListener('copy', copy, options);
    document.addEventListener('cut', cut, options);
    this.#stop = () => {
      document.removeEventListener('copy', copy, options);
      document.removeEventListener('cut', cut, options);
    };
  }

  stop(): void {
    this.#stop();
  }

  /** tldraw's door for pasting: everything is taken from the event, nothing is asked of the browser. */
  paste(data: DataTransfer | null): void {
    if (data === null || !this.#session.may('nodes')) return;
    const point = this.#pastePoint();
    const files = [...data.files];
    const text = data.getData('text/plain');
    const copied = parseCopied(text);
    if (copied !== null) void this.#bringOver(copied, point, 'Paste');
    else if (isCopy(text)) sayRefused(['This copy cannot be read here; reload both pages and copy it again.']);
    else if (files.length > 0) void this.#bringing.files(files, point);
    else if (text.trim() !== '') this.#bringing.text(text, point);
    else if (data.types.length > 0) sayRefused([unusable(data.types)]);
  }

  /** Puts nodes down with the edges among them, their upper left corner at a point: one step of undo, selected. */
  put(graph: GraphCopy, point: VecLike): Promise<void> {
    return this.#bringOver({ ...graph, dailies: 'copy/1', drawing: null, ties: [] }, point, 'Add template');
  }

  /** Copies what is selected; the shapes that the copy has. More than one copy can have is refused, and left alone. */
  #copy(event: ClipboardEvent): TLShapeId[] {
    const editor = this.#editor;
    const isElsewhere = !editor.getInstanceState().isFocused || isTyping(document.activeElement);
    const isSelectingText = (document.getSelection()?.toString() ?? '') !== '';
    const ids = editor.getSelectedShapeIds();
    if (isElsewhere || isSelectingText || editor.getEditingShapeId() !== null || ids.length === 0) return [];
    event.preventDefault();
    event.stopImmediatePropagation();
    const nodes = nodesToCopy(editor);
    const graph = copyNodes(this.#session.model, nodes);
    const refusal = tooMuchToCopy(graph);
    if (refusal !== null) {
      sayRefused([refusal]);
      return [];
    }
    const shapes = new Set(nodes.map(shapeIdOf));
    const drawn = ids.filter((id) => !shapes.has(id));
    const copied = {
      dailies: 'copy/1',
      project: this.#session.project.id,
      ...graph,
      ...(copyDrawn(editor, drawn, nodes) ?? { drawing: null }),
    };
    event.clipboardData?.setData('text/plain', JSON.stringify(copied));
    return [...shapes, ...drawn];
  }

  #pastePoint(): VecLike {
    const viewport = this.#editor.getViewportPageBounds();
    const pointer = this.#editor.inputs.getCurrentPagePoint();
    return viewport.containsPoint(pointer) ? pointer : viewport.center;
  }

  /** Pastes; what is named by nodes of another project comes along as far as this person may see it. */
  async #bringOver(copied: z.infer<typeof Copied>, point: VecLike, step: string): Promise<void> {
    const { project } = this.#session;
    const named = namedBy(copied.nodes, copied.drawing);
    const isHere = copied.project === project.id || named.assets.length + named.media.length === 0;
    if (isHere) return this.#put(copied, point, step);
    try {
      const came = await copyToProject(project.id, { assets: [...named.assets], media: [...named.media] });
      const { nodes, without } = carried(copied.nodes, came);
      this.#put({ ...copied, nodes: [...nodes] }, point, step);
      const said = sayCarried(came);
      if (said !== null) notifications.show({ message: said });
      if (without.length > 0) {
        const titles = without.map((title) => `"${title}"`).join(', ');
        notifications.show({ color: 'yellow', message: `Pasted without what you may not bring here: ${titles}.` });
      }
    } catch (error) {
      // The nodes are not lost for that: they come empty, and say themselves what they lack.
      this.#put({ ...copied, nodes: [...carried(copied.nodes, { assets: [], media: [] }).nodes] }, point, step);
      sayRefused([`Pasted without assets and files: ${sentenceOfError(error)}`]);
    }
    return undefined;
  }

  #put({ nodes, edges, drawing, ties }: z.infer<typeof Copied>, point: VecLike, step: string): void {
    const editor = this.#editor;
    const by = wayTo(point, { nodes }, drawing);
    const put: TLShapeId[] = [];
    let copies: ReadonlyMap<NodeId, NodeId> = new Map();
    this.#gestures.named(step, () => {
      if (nodes.length > 0) {
        const args = pasteArgs({ nodes, edges }, by, newId, this.#session.level.get());
        const result = this.#session.run(createNodes, args, 'gesture');
        if (!result.ok) return sayRefused([result.refusal.message]);
        put.push(...rootsOf(args.nodes).map(shapeIdOf));
        copies = copiesOf(nodes, args.nodes);
      }
      if (drawing !== null) put.push(...putDrawn(editor, { drawing, ties }, by, copies));
    });
    if (put.length > 0) editor.setSelectedShapes(put);
  }
}

const unusable = (types: readonly string[]): string =>
  `The clipboard holds ${types.join(' and ')}, and no picture, video, text or node; copy one of those.`;

/** Whether a text is what a copy wrote, of whatever version. */
const isCopy = (text: string): boolean => text.startsWith('{"dailies"');

function parseCopied(text: string): z.infer<typeof Copied> | null {
  if (!isCopy(text)) return null;
  try {
    const parsed = Copied.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
