import { StateNode } from 'tldraw';

/** The tool that sets pins: while it is taken up, `PlacingLayer` takes the presses. */
export class CommentTool extends StateNode {
  static override readonly id = 'place-comment';

  override onCancel(): void {
    this.editor.setCurrentTool('select');
  }
}
