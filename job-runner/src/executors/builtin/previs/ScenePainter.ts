import {
  type CameraPose,
  composeShot,
  type ComposedShot,
  poseDuring,
  scale,
  type Stance,
  turn,
  type Vec3,
  viewpointOf,
  type Viewpoint,
} from '@dailies/shared/cinema';
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { css, multiply } from './colour.ts';
import { paintFalloff } from './falloff.ts';
import { blinking, type Expression, expressionFor } from './figure/expression.ts';
import { Figure } from './figure/Figure.ts';
import { physiqueFor } from './figure/physique.ts';
import { cycleMetres, going } from './figure/gait.ts';
import { breathing, type Pose, poseFor } from './figure/pose.ts';
import { postureFor } from './figure/posture.ts';
import { keyDirection } from './keyLight.ts';
import { Brush } from './paint/Brush.ts';
import type { Palette } from './palette.ts';
import { between, randomFor } from './random.ts';
import type { PrevisShot } from './readShot.ts';
import type { SetPiece, Setting } from './set/Setting.ts';
import { settingFor } from './set/settingFor.ts';
import { supportFor } from './set/support.ts';
import { type Finish, finishFor } from './style/finish.ts';
import { LINE_SCALES, type Treatment, treatmentFor } from './style/treatment.ts';
import { stagingOf } from './staging.ts';
import { type Travel, travelOf } from './travel.ts';
import { paintNameTags } from './nameTags.ts';
import { paintSlate, slateHeightPx } from './slate.ts';
import { weatherFor } from './weather.ts';

interface Player {
  readonly figure: Figure;
  readonly stance: Stance;
  readonly pose: Pose;
  readonly expression: Expression;
  readonly travel: Travel;
  /** Where in its step it passes the composed place. */
  readonly stepPhase: number;
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
  readonly #indoors: boolean;
  readonly #treatment: Treatment;
  readonly #finish: Finish | undefined;
  readonly #weather: ReturnType<typeof weatherFor>;
  readonly #players: readonly Player[];

  constructor(shot: PrevisShot, widthPx: number, heightPx: number) {
    this.#shot = shot;
    this.#canvas = createCanvas(widthPx, heightPx);
    this.#context = this.#canvas.getContext('2d');
    this.#widthPx = widthPx;
    this.#heightPx = heightPx;
    const physiques = shot.cast.map((content) => physiqueFor(content));
    const { stances, words, facing } = stagingOf(shot);
    this.#composed = composeShot({
      ...shot.camera,
      facing,
      aspect: widthPx / this.#pictureHeightPx,
      statures: physiques.map(({ stature }) => stature),
      stances,
      random: randomFor(`compose:${shot.seed}`),
    });
    const { setting, palette, indoors } = settingFor(shot, this.#composed);
    this.#weather = weatherFor(shot, indoors);
    this.#palette = palette;
    this.#indoors = indoors;
    this.#treatment = treatmentFor(shot);
    this.#finish = finishFor(shot, this.#treatment, widthPx, this.#pictureHeightPx);
    const supports: SetPiece[] = [];
    this.#players = this.#composed.placements.flatMap((placement) => {
      const { cast } = placement;
      const physique = physiques[cast];
      if (physique === undefined) return [];
      const random = randomFor(`player:${shot.seed}:${cast}:${physique.name}`);
      const stance = stances[cast] ?? 'standing';
      supports.push(...supportFor(stance, placement, physique.stature, palette, indoors));
      return [
        {
          figure: new Figure(physique, placement, postureFor(stance)),
          stance,
          pose: poseFor(physique, stance, words[cast] ?? '', random),
          expression: expressionFor(words[cast] ?? ''),
          travel: travelOf(stance, placement, {
            composed: this.#composed,
            size: shot.camera.shotSize,
            move: shot.camera.move,
            seconds: shot.frames / shot.framesPerSecond,
            indoors,
          }),
          stepPhase: (random() < 0.5 ? 0 : 0.5) + 0.06,
          phaseSeconds: between(random, 0, 5),
        },
      ];
    });
    this.#setting = { ...setting, pieces: [...setting.pieces, ...supports] };
  }

  get #pictureHeightPx(): number {
    return this.#heightPx - slateHeightPx(this.#shot, this.#heightPx);
  }

  /** The canvas with a frame drawn, from 0. It is the same canvas each time. */
  paint(frame: number): Canvas {
    const { frames, framesPerSecond, camera } = this.#shot;
    const seconds = frame / framesPerSecond;
    const fraction = frames > 1 ? frame / (frames - 1) : 0;
    const move = this.#shot.moveShown ? camera.move : 'static';
    const bodies = this.#players.map((player) => this.#bodyDuring(player, fraction, seconds));
    this.#paintPicture(poseDuring(this.#composed, move, fraction, seconds, this.#comeFrom(fraction)), seconds, bodies);
    paintSlate(this.#context, this.#shot, frame, this.#widthPx, this.#heightPx);
    return this.#canvas;
  }

  /** Sets a figure where it is at a time, and gives its body there. */
  #bodyDuring(
    { figure, stance, pose, travel, stepPhase, phaseSeconds }: Player,
    fraction: number,
    seconds: number,
  ): Pose {
    const share = this.#shot.moveShown ? fraction - 0.5 : 0;
    figure.walkTo(travel.metres * share);
    const breath = Math.sin((2 * Math.PI * (seconds + phaseSeconds)) / 3.6);
    const cycle = cycleMetres(stance) * figure.physique.stature;
    if (cycle === 0) return breathing(pose, breath);
    const slow = this.#shot.moveShown ? this.#stepScale(travel, stance) : 1;
    return going(pose, stance, figure.physique, stepPhase + (travel.naturalMetres * share) / (cycle * slow), slow);
  }

  /** Who is slow takes shorter steps before fewer ones. */
  #stepScale({ naturalMetres }: Travel, stance: Stance): number {
    const speed = (naturalMetres * this.#shot.framesPerSecond) / this.#shot.frames;
    return Math.min(Math.max(speed / (stance === 'running' ? 3.1 : 1.3), 0.45), 1);
  }

  /** How far the lead has come from the composed place. */
  #comeFrom(fraction: number): Vec3 {
    const lead = this.#players.find(({ figure }) => figure.placement.role === 'lead');
    if (lead === undefined) return [0, 0, 0];
    return scale(turn([0, 0, -1], lead.figure.placement.yawRadians), lead.travel.metres * (fraction - 0.5));
  }

  #paintPicture(pose: CameraPose, seconds: number, bodies: readonly Pose[]): void {
    const context = this.#context;
    const heightPx = this.#pictureHeightPx;
    const view: Viewpoint = viewpointOf(pose, this.#composed.aspect);
    const { camera } = this.#shot;
    const brush = new Brush({
      context,
      view,
      palette: this.#palette,
      light: keyDirection(camera.keyLight, camera.timeOfDay),
      widthPx: this.#widthPx,
      heightPx,
      hazeMetres: this.#setting.hazeMetres,
      clearMetres: this.#composed.distanceMetres * 1.5,
      lineScale: LINE_SCALES[this.#treatment],
    });
    context.save();
    context.beginPath();
    context.rect(0, 0, this.#widthPx, heightPx);
    context.clip();
    context.lineJoin = 'round';
    context.lineCap = 'round';
    for (const paint of this.#setting.backdrop) paint(brush);
    this.#paintShadows(brush, bodies);
    const things = [
      ...this.#setting.pieces.map(({ at, paint }) => ({ depth: brush.depthOf(at), paint: () => paint(brush) })),
      ...this.#players.map(({ figure, pose: rest, expression, phaseSeconds }, index) => ({
        depth: brush.depthOf(figure.middle),
        paint: () =>
          figure.paint(
            brush,
            bodies[index] ?? rest,
            this.#shot.moveShown ? blinking(expression, seconds, phaseSeconds) : expression,
          ),
      })),
    ];
    things.sort((a, b) => b.depth - a.depth);
    for (const thing of things) thing.paint();
    this.#weather?.(brush, seconds);
    // Even tones have no falloff.
    if (this.#treatment !== 'flat') this.#paintFalloff(brush);
    this.#finish?.(context);
    paintNameTags(
      brush,
      this.#players.map(({ figure }) => figure),
    );
    context.restore();
  }

  /** The light lies on the lead's face; on the picture's middle where nobody is there. */
  #paintFalloff(brush: Brush): void {
    const lead = this.#players.find(({ figure }) => figure.placement.role === 'lead');
    const face = lead === undefined ? undefined : brush.spot(lead.figure.face);
    paintFalloff(brush.context, face ?? [brush.widthPx / 2, brush.heightPx * 0.45], {
      time: this.#shot.camera.timeOfDay,
      indoors: this.#indoors,
      shade: this.#palette.shade,
      widthPx: brush.widthPx,
      heightPx: brush.heightPx,
    });
  }

  /** All shadows on the floor as one shape, so that they never darken each other. */
  #paintShadows(brush: Brush, bodies: readonly Pose[]): void {
    const context = this.#context;
    context.beginPath();
    for (const { shadow } of this.#setting.pieces) shadow?.(brush);
    for (const [index, { figure, pose }] of this.#players.entries()) figure.addShadow(brush, bodies[index] ?? pose);
    context.fillStyle = css(multiply(this.#palette.shade, [150, 150, 165]), this.#palette.isNight ? 0.42 : 0.34);
    context.fill();
  }
}
