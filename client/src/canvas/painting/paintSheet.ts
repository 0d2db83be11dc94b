import type { NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { type Cell, FOOT_PX, sheetLayout } from '../scenes/sheetLayout.ts';
import { HEADER_PX } from '../shapes/portLayout.ts';
import type { PosterCache } from './PosterCache.ts';
import type { Palette } from './Scene.ts';

/** A scene from afar: the picks of its shots, where its body shows them from near. */
export function paintSheet(
  context: CanvasRenderingContext2D,
  model: ProjectModel,
  posters: PosterCache,
  palette: Palette,
  screenRatio: number,
  scene: NodeId,
  { x, y, w, h }: Cell,
): void {
  const shots = model.shotsIn(scene);
  const { width, height } = model.settings;
  context.fillStyle = palette.sunken;
  context.fillRect(x, y + HEADER_PX, w, h - HEADER_PX);
  const cells = sheetLayout(shots.length, w, h - HEADER_PX - FOOT_PX, width / height);
  for (const [index, cell] of cells.entries()) {
    const shot = shots[index];
    const pick = shot === undefined ? undefined : model.pick(shot);
    const image = pick === undefined ? undefined : posters.get(pick.poster, cell.w * screenRatio);
    const [left, top] = [x + cell.x, y + HEADER_PX + cell.y];
    if (image !== undefined) context.drawImage(image, left, top, cell.w, cell.h);
    else {
      context.fillStyle = palette.node;
      context.fillRect(left, top, cell.w, cell.h);
    }
  }
}
