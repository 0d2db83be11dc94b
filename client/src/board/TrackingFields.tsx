import type { NodeId } from '@dailies/shared/ids';
import { AssigneesField } from './AssigneesField.tsx';
import { DueField } from './DueField.tsx';
import { StatusField } from './StatusField.tsx';

/** A shot's status, due date and people, one under the other. */
export function TrackingFields({ node }: { node: NodeId }) {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
      <StatusField node={node} label="Status" />
      <DueField node={node} label="Due" />
      <div style={{ gridColumn: '1 / -1' }}>
        <AssigneesField node={node} label="Assignees" />
      </div>
    </div>
  );
}
