/** How the brush is set; the size is a share of the picture's longer side. */
export interface BrushSetting {
  readonly size: number;
  readonly softness: number;
  readonly isErasing: boolean;
}

export const LEAST_SIZE = 0.002;
export const MOST_SIZE = 0.5;
