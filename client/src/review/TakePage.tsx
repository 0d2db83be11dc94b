import { readTake } from '@dailies/shared/document';
import { useParams } from '@tanstack/react-router';
import { useModel } from '../document/useModel.ts';
import { Picture } from '../interface/Picture.tsx';
import { SectionPage } from '../interface/SectionPage.tsx';

/** One take, large. */
export function TakePage() {
  const { takeId } = useParams({ from: '/signed-in/p/$projectId/takes/$takeId' });
  const take = useModel(['takes'], (model) => readTake(model.doc, takeId), [takeId]);
  if (take === undefined) return <SectionPage title="No such take">There is no take at this address.</SectionPage>;
  return (
    <SectionPage title={`Take ${take.number}`} wide>
      <Picture sha256={take.kind === 'image' ? take.media : take.poster} alt={`Take ${take.number}`} fit="contain" />
    </SectionPage>
  );
}
