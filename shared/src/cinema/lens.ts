/** The width of the frame that focal lengths are told for. */
export const SENSOR_WIDTH_MM = 36;

/** The height of the part of the sensor that a picture of this aspect (width / height) uses. */
export const sensorHeightMm = (aspect: number): number => SENSOR_WIDTH_MM / aspect;

export const horizontalFovRadians = (lensMm: number): number => 2 * Math.atan(SENSOR_WIDTH_MM / 2 / lensMm);

export const verticalFovRadians = (lensMm: number, aspect: number): number =>
  2 * Math.atan(sensorHeightMm(aspect) / 2 / lensMm);

/** How far the camera stands from a plane of which the picture's height shows `spanMetres`. */
export const distanceForSpanMetres = (spanMetres: number, lensMm: number, aspect: number): number =>
  (spanMetres * lensMm) / sensorHeightMm(aspect);
