import { createNodes } from '@dailies/shared/commands';
import { NodeColour, NodeMode } from '@dailies/shared/document';
import { NodeId } from '@dailies/shared/ids';
import { CopiedNode, GraphCopy } from '@dailies/shared/templates';
import { notifications } from '@mantine/notifications';
import type { Editor, TLContent, VecLike } from 'tldraw';
import { z } from 'zod';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { copyToProject } from '../../api/copies.ts';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import type { Bringing } from '../dropping/bringToCanvas.ts';
import { sayRefused } from '../dropping/say.ts';
import { carried, namedBy, sayCarried } from './carryOver.ts';
import { copyNodes, pasteArgs } from './copyNodes.ts';
import { rootsOf, selectedNodes } from './Gestures.ts';

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
    .max(500),
  drawing: z.custom<TLContent>((value) => typeof value === 'object').nullable(),
});

const isTyping = (element: Element | null): boolean =>
  element !== null && element.closest('input, textarea, select, [contenteditable="true"]') !== null;

/**
 * Copying and pasting by the browser's own events, which work on plain-http pages where
 * `navigator.clipboard` is missing. The clipboard's text is our JSON, so a copy goes to another
 * project and another browser.
 */
export class Clipboard {
  readonly #editor: Editor;
  readonly #session: ProjectSession;
  readonly #bringing: Bringing;
  readonly #stop: () => void;

  constructor(editor: Editor, session: ProjectSession, bringing: Bringing) {
    this.#editor = editor;
    this.#session = session;
    this.#bringing = bringing;
    const copy = (event: ClipboardEvent) => void this.#copy(event);
    const cut = (event: ClipboardEvent) => {
      if (this.#session.may('nodes') && this.#copy(event)) editor.deleteShapes(editor.getSelectedShapeIds());
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
    if (copied !== null) void this.#bringOver(copied, point);
    else if (files.length > 0) void this.#bringing.files(files, point);
    else if (text.trim() !== '') this.#bringing.text(text, point);
    else if (data.types.length > 0) sayRefused([unusable(data.types)]);
  }

  /** Puts nodes down with the edges among them, their upper left corner at a point: one step of undo, selected. */
  put(graph: GraphCopy, point: VecLike): Promise<void> {
    return this.#bringOver({ ...graph, dailies: 'copy/1', drawing: null }, point);
  }

  #copy(event: ClipboardEvent): boolean {
    const editor = this.#editor;
    const isElsewhere = !editor.getInstanceState().isFocused || isTyping(document.activeElement);
    const isSelectingText = (document.getSelection()?.toString() ?? '') !== '';
    const ids = editor.getSelectedShapeIds();
    if (isElsewhere || isSelectingText || editor.getEditingShapeId() !== null || ids.length === 0) return false;
    const nodes = selectedNodes(editor);
    const shapes = new Set<string>(nodes.map(shapeIdOf));
    const drawn = ids.filter((id) => !shapes.has(id));
    const drawing = drawn.length === 0 ? null : (editor.getContentFromCurrentPage(drawn) ?? null);
    const copied = {
      dailies: 'copy/1',
      project: this.#session.project.id,
      ...copyNodes(this.#session.model, nodes),
      drawing,
    };
    event.clipboardData?.setData('text/plain', JSON.stringify(copied));
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  }

  #pastePoint(): VecLike {
    const viewport = this.#editor.getViewportPageBounds();
    const pointer = this.#editor.inputs.getCurrentPagePoint();
    return viewport.containsPoint(pointer) ? pointer : viewport.center;
  }

  /** Pastes; what is named by nodes of another project comes along as far as this person may see it. */
  async #bringOver(copied: z.infer<typeof Copied>, point: VecLike): Promise<void> {
    const { project } = this.#session;
    const named = namedBy(copied.nodes, copied.drawing);
    const isHere = copied.project === project.id || named.assets.length + named.media.length === 0;
    if (isHere) return this.#put(copied, point);
    try {
      const came = await copyToProject(project.id, { assets: [...named.assets], media: [...named.media] });
      const { nodes, without } = carried(copied.nodes, came);
      this.#put({ ...copied, nodes: [...nodes] }, point);
      const said = sayCarried(came);
      if (said !== null) notifications.show({ message: said });
      if (without.length > 0) {
        const titles = without.map((title) => `"${title}"`).join(', ');
        notifications.show({ color: 'yellow', message: `Pasted without what you may not bring here: ${titles}.` });
      }
    } catch (error) {
      // The nodes are not lost for that: they come empty, and say themselves what they lack.
      this.#put({ ...copied, nodes: [...carried(copied.nodes, { assets: [], media: [] }).nodes] }, point);
      sayRefused([`Pasted without assets and files: ${sentenceOfError(error)}`]);
    }
    return undefined;
  }

  #put({ nodes, edges, drawing }: z.infer<typeof Copied>, point: VecLike): void {
    const roots = nodes.filter(({ scene }) => scene === null);
    const left = Math.min(...roots.map(({ pos }) => pos[0]));
    const top = Math.min(...roots.map(({ pos }) => pos[1]));
    const made: NodeId[] = [];
    if (nodes.length > 0) {
      const args = pasteArgs({ nodes, edges }, [point.x - left, point.y - top], newId, this.#session.level.get());
      const result = this.#session.run(createNodes, args);
      if (result.ok) made.push(...rootsOf(args.nodes));
      else notifications.show({ color: 'red', message: result.refusal.message });
    }
    if (drawing !== null) {
      const at = nodes.length === 0 ? { point } : {};
      this.#editor.putContentOntoCurrentPage(drawing, { ...at, select: true });
    }
    const drawn = drawing === null ? [] : this.#editor.getSelectedShapeIds();
    this.#editor.setSelectedShapes([...made.map(shapeIdOf), ...drawn]);
  }
}

const unusable = (types: readonly string[]): string =>
  `The clipboard holds ${types.join(' and ')}, and no picture, video, text or node; copy one of those.`;

function parseCopied(text: string): z.infer<typeof Copied> | null {
  if (!text.startsWith('{"dailies"')) return null;
  try {
    const parsed = Copied.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
