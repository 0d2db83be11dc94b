import type { Sha256 } from '@dailies/shared/media';
import type { ReactNode } from 'react';
import { useEditor, useValue } from 'tldraw';
import { Picture } from '../../interface/Picture.tsx';

interface NodePictureProps {
  readonly sha256: Sha256 | null | undefined;
  /** The file that it stands for. */
  readonly of: Sha256 | null | undefined;
  readonly alt: string;
  readonly empty?: ReactNode;
}

/** A node is about as wide as half a medium poster; looked at from nearer than this, it wants a larger one. */
const NEAR_ZOOM = 2;

/** A node's picture, as large as it is looked at. */
export function NodePicture({ sha256, of, alt, empty }: NodePictureProps) {
  const editor = useEditor();
  const isNear = useValue('near', () => editor.getZoomLevel() > NEAR_ZOOM, [editor]);
  return (
    <Picture
      sha256={sha256}
      of={of}
      size={isNear ? 'large' : 'medium'}
      alt={alt}
      fit="contain"
      {...(empty === undefined ? {} : { empty })}
    />
  );
}
