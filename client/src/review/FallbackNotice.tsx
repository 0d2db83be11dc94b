import type { NodeId } from '@dailies/shared/ids';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { isFanned } from '../document/askForCells.ts';
import { useGenerate } from '../document/useGenerate.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './FallbackNotice.module.css';

/** That a take was made by another pipeline than its quality asks for, and asking for it as it was meant. */
export function FallbackNotice({ node, sentence }: { node: NodeId; sentence: string }) {
  const { generateFull } = useGenerate(node);
  const isLocked = useModel([`tracking:${node}`], (model) => model.tracking(node).locked, [node]);
  const session = useSession();
  // Below fan-outs a take does not say which of their values it is of.
  const isOne = useModel(['nodes', 'edges'], () => !isFanned(session, node), [session, node]);
  // Once from here: a second click would make, and pay for, another.
  const [isAsked, setAsked] = useState(false);
  const mayAsk = useMay('requests') && !isLocked && isOne;
  return (
    <div className={classes.notice} role="note">
      <p className={classes.sentence}>
        <IconAlertTriangle size={15} aria-hidden="true" />
        {sentence}
      </p>
      {mayAsk && (
        <Button
          size="xs"
          variant="default"
          disabled={isAsked}
          leftSection={<IconSparkles size={14} aria-hidden="true" />}
          onClick={() => {
            setAsked(true);
            generateFull();
            notifications.show({ message: 'Asked for at full quality; it waits until something can make it so.' });
          }}
        >
          Make it at full quality
        </Button>
      )}
    </div>
  );
}
