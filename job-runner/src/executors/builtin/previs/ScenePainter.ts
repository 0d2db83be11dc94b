import {
  type CameraPose,
  composeShot,
  poseDuring,
  type ComposedShot,
  viewpointOf,
  type Viewpoint,
} from '@dailies/shared/cinema';
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { css, multiply } from './colour.ts';
import { blinking, expressionFor } from './figure/expression.ts';
import { Figure } from './figure/Figure.ts';
import { physiqueFor } from './figure/physique.ts';
import { breathing, type Pose, poseFor } from './figure/pose.ts';
import { keyDirection } from './keyLight.ts';
import { Brush } from './paint/Brush.ts';
import type { Palette } from './palette.ts';
import { between, randomFor } from './random.ts';
import type { PrevisShot } from './readShot.ts';
import type { Setting } from './set/Setting.ts';
import { settingFor } from './set/settingFor.ts';
import { paintNameTags } from './nameTags.ts';
import { paintSlate, slateHeightPx } from './slate.ts';
import { weatherFor } from './weather.ts';

interface Player {
  readonly figure: Figure;
  readonly pose: Pose;
  /** Where in its breath and between its blinks it begins. */
  readonly phaseSeconds: number;
}

/** Draws a shot's frames onto one canvas, each from the shot alone: frames can be drawn in any order. */
export class ScenePainter {
  readonly #shot: PrevisShot;
  readonly #canvas: Canvas;
  readonly #context: SKRSContext2D;
  readonly #widthPx: number;
  readonly #heightPx: number;
  readonly #composed: ComposedShot;
  readonly #setting: Setting;
  readonly #palette: Palette;
  readonly #weather: ReturnType<typeof weatherFor>;
  readonly #players: readonly Player[];

  constructor(shot: PrevisShot, widthPx: number, heightPx: number) {
    this.#shot = shot;
    this.#canvas = createCanvas(widthPx, heightPx);
    this.#context = this.#canvas.getContext('2d');
    this.#widthPx = widthPx;
    this.#heightPx = heightPx;
    const physiques = shot.cast.map((content) => physiqueFor(content));
    this.#composed = composeShot({
      ...shot.camera,
      aspect: widthPx / this.#pictureHeightPx,
      statures: physiques.map(({ stature }) => stature),
      random: randomFor(`compose:${shot.seed}`),
    });
    const { setting, palette, indoors } = settingFor(shot, this.#composed);
    this.#weather = weatherFor(shot, indoors);
    this.#setting = setting;
    this.#palette = palette;
    this.#players = this.#composed.placements.flatMap((placement) => {
      const physique = physiques[placement.cast];
      if (physique === undefined) return [];
      const random = randomFor(`player:${shot.seed}:${placement.cast}:${physique.name}`);
      return [
        {
          figure: new Figure(physique, placement),
          pose: poseFor(physique, shot.prompt, random),
          phaseSeconds: between(random, 0, 5),
        },
      ];
    });
  }

  get #pictureHeightPx(): number {
    return this.#heightPx - slateHeightPx(this.#heightPx);
  }

  /** The canvas with a frame drawn, from 0. It is the same canvas each time. */
  paint(frame: number): Canvas {
    const { frames, framesPerSecond, camera } = this.#shot;
    const seconds = frame / framesPerSecond;
    const fraction = frames > 1 ? frame / (frames - 1) : 0;
    const move = this.#shot.moveShown ? camera.move : 'static';
    this.#paintPicture(poseDuring(this.#composed, move, fraction, seconds), seconds);
    paintSlate(this.#context, this.#shot, this.#widthPx, this.#heightPx);
    return this.#canvas;
  }

  #paintPicture(pose: CameraPose, seconds: number): void {
    const context = this.#context;
    const heightPx = this.#pictureHeightPx;
    const view: Viewpoint = viewpointOf(pose, this.#composed.aspect);
    const { camera, prompt } = this.#shot;
    const brush = new Brush({
      context,
      view,
      palette: this.#palette,
      light: keyDirection(camera.keyLight, camera.timeOfDay),
      widthPx: this.#widthPx,
      heightPx,
      hazeMetres: this.#setting.hazeMetres,
      clearMetres: this.#composed.distanceMetres * 1.5,
    });
    context.save();
    context.beginPath();
    context.rect(0, 0, this.#widthPx, heightPx);
    context.clip();
    context.lineJoin = 'round';
    context.lineCap = 'round';
    for (const paint of this.#setting.backdrop) paint(brush);
    this.#paintShadows(brush);
    const expression = expressionFor(prompt);
    const things = [
      ...this.#setting.pieces.map(({ at, paint }) => ({ depth: brush.depthOf(at), paint: () => paint(brush) })),
      ...this.#players.map(({ figure, pose: body, phaseSeconds }) => ({
        depth: brush.depthOf(figure.middle),
        paint: () => {
          const breath = Math.sin((2 * Math.PI * (seconds + phaseSeconds)) / 3.6);
          figure.paint(
            brush,
            breathing(body, breath),
            this.#shot.moveShown ? blinking(expression, seconds, phaseSeconds) : expression,
          );
        },
      })),
    ];
    things.sort((a, b) => b.depth - a.depth);
    for (const thing of things) thing.paint();
    this.#weather?.(brush, seconds);
    paintNameTags(
      brush,
      this.#players.map(({ figure }) => figure),
    );
    context.restore();
  }

  /** All shadows on the floor as one shape, so that they never darken each other. */
  #paintShadows(brush: Brush): void {
    const context = this.#context;
    context.beginPath();
    for (const { shadow } of this.#setting.pieces) shadow?.(brush);
    for (const { figure, pose } of this.#players) figure.addShadow(brush, pose);
    context.fillStyle = css(multiply(this.#palette.shade, [150, 150, 165]), this.#palette.isNight ? 0.42 : 0.34);
    context.fill();
  }
}
