export type PictureType = 'image/jpeg' | 'image/png';
/**
 * A picture that says nothing besides what it shows. Width and height in pixels, as it is looked at. `turned`: the way its
 * maker held the camera (EXIF orientation, 1 to 8; 1 is upright), for those who draw the pixels as they lie.
 */
export type Picture = { type: PictureType; bytes: Uint8Array; width: number; height: number; turned: number };

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
